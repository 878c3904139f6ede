// Stands in for the C library's header where the browser's target has no C library.
//
// The Go grammar's generated parser includes <stdlib.h> but needs nothing of it beyond size_t and NULL: it is tables
// and a lexer, and allocates nothing. Handed over with -idirafter, so that a real header always wins.
#ifndef GO_IDIOMS_STDLIB_H
#define GO_IDIOMS_STDLIB_H

#include <stddef.h>

#endif
