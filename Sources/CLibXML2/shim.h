#include <libxml/xmlversion.h>
/* The headers of ICU stand in the way of Foundation's own; only the insides of encoding handlers need them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
