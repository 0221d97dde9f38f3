#include "review/ordered_pool.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include <doctest/doctest.h>

using namespace review;

TEST_CASE("results come in order whatever the threads and the window") {
    for (const std::size_t threads : {1U, 2U, 5U, 64U}) {
        for (const std::size_t window : {1U, 3U, 100U}) {
            CAPTURE(threads);
            CAPTURE(window);
            std::vector<std::size_t> results;
            run_in_order<std::size_t>(
                50,
                threads,
                window,
                [](std::size_t i) {
                    if (i % 7 == 0) {
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    }
                    return i * 2;
                },
                [&results](std::size_t value) { results.push_back(value); });
            REQUIRE(results.size() == 50);
            for (std::size_t i = 0; i < results.size(); ++i) {
                CHECK(results[i] == i * 2);
            }
        }
    }
}

TEST_CASE("no more than a window of results is made ahead of the one handed on") {
    constexpr std::size_t kWindow = 4;
    std::atomic<std::size_t> made = 0;
    std::size_t taken = 0;
    bool ahead = false;
    run_in_order<int>(
        200,
        2,
        kWindow,
        [&made](std::size_t) {
            ++made;
            return 0;
        },
        [&](int) {
            ahead = ahead || made > taken + kWindow + 1;
            ++taken;
        });
    CHECK(taken == 200);
    CHECK_FALSE(ahead);
}

TEST_CASE("an exception of the receiver ends the run and goes on") {
    std::size_t taken = 0;
    CHECK_THROWS_AS(run_in_order<int>(
                        1000,
                        3,
                        8,
                        [](std::size_t) { return 0; },
                        [&taken](int) {
                            if (++taken == 10) {
                                throw std::runtime_error("stop");
                            }
                        }),
                    std::runtime_error);
    CHECK(taken == 10);
}

TEST_CASE("nothing to do calls nothing") {
    run_in_order<int>(
        0, 4, 4, [](std::size_t) { return 0; }, [](int) { CHECK(false); });
}
