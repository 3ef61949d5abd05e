// All there is stands in the header, to be inlined; a target needs a source file.
#include "CPrefetch.h"
