#ifndef CPREFETCH_H
#define CPREFETCH_H

/// Asks the processor to fetch the memory at an address, which will be read soon.
///
/// It waits for nothing, changes nothing and may be given any address. Swift has no word for it.
static inline void cprefetch_read(const void *address) {
  __builtin_prefetch(address, 0, 3);
}

#endif
