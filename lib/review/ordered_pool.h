// Work done by several threads, results handed on in order by one.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace review {

namespace detail {

/// Results 0, 1, 2 … that wait for their turn; never more than `size` of them.
template <class T>
class OrderedWindow {
public:
    OrderedWindow(std::size_t count, std::size_t size) : count_(count), slots_(size) {}

    /// The next piece of work, once there is room for its result; nullopt when none is left.
    std::optional<std::size_t> take() {
        std::unique_lock lock(mutex_);
        room_.wait(lock,
                   [this] { return closed_ || next_ >= count_ || next_ < base_ + slots_.size(); });
        if (closed_ || next_ >= count_) {
            return std::nullopt;
        }
        return next_++;
    }

    void put(std::size_t index, T value) {
        const std::scoped_lock lock(mutex_);
        slots_[index % slots_.size()] = std::move(value);
        ready_.notify_one();
    }

    /// Result `index`, which must be asked for in order.
    T wait_for(std::size_t index) {
        std::unique_lock lock(mutex_);
        std::optional<T>& slot = slots_[index % slots_.size()];
        ready_.wait(lock, [&slot] { return slot.has_value(); });
        T value = std::move(*slot);
        slot.reset();
        base_ = index + 1;
        room_.notify_all();
        return value;
    }

    /// Lets every waiting worker go; nothing more is given out.
    void close() {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        room_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::size_t count_;
    std::size_t next_ = 0;  // first piece of work not given out
    std::size_t base_ = 0;  // first result not handed on
    bool closed_ = false;
    std::vector<std::optional<T>> slots_;
};

}  // namespace detail

/// Calls work(i) for i in [0, count) from `threads` threads and sink(result) in order from the
/// calling thread; at most `window` results exist at once. `work` must not throw. When `sink`
/// throws, the threads end their piece of work and the exception goes on. With one thread, or one
/// piece of work, everything runs in the calling thread.
template <class T, class Work, class Sink>
void run_in_order(std::size_t count,
                  std::size_t threads,
                  std::size_t window,
                  const Work& work,
                  const Sink& sink) {
    threads = std::min(threads, count);
    if (threads <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            sink(work(i));
        }
        return;
    }
    detail::OrderedWindow<T> results(count, std::max(window, threads));
    std::vector<std::jthread> pool;  // joined first: the window outlives it
    struct Closer {
        detail::OrderedWindow<T>& window;
        ~Closer() { window.close(); }
    };
    const auto run = [&results, &work] {
        while (const std::optional<std::size_t> i = results.take()) {
            results.put(*i, work(*i));
        }
    };
    const Closer closer{results};
    try {
        while (pool.size() < threads) {
            pool.emplace_back(run);
        }
    } catch (const std::system_error&) {
        if (pool.empty()) {  // no thread to be had: do the work here
            for (std::size_t i = 0; i < count; ++i) {
                sink(work(i));
            }
            return;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        sink(results.wait_for(i));
    }
}

}  // namespace review
