#include "base/memory.h"

#include <cstdlib>  // names the C library

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace review {

void keep_memory() {
#ifdef __GLIBC__
    constexpr int kPiece = 4 << 20;
    constexpr int kMapped = 32 << 20;
    constexpr int kKept = 1 << 30;
    mallopt(M_TOP_PAD, kPiece);
    mallopt(M_MMAP_THRESHOLD, kMapped);
    mallopt(M_TRIM_THRESHOLD, kKept);
#endif
}

}  // namespace review
