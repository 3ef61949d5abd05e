#ifndef CICU_H
#define CICU_H

#include <stdint.h>

// ICU's own headers must not be included here. Foundation carries another ICU as the Clang module
// _FoundationICU, and a Swift module that sees both does not compile. They stay inside icu.cpp.

#ifdef __cplusplus
extern "C" {
#endif

/// What ICU knows of one Unicode scalar, as far as folding asks.
typedef struct cicu_scalar {
  /// The general category, `UCharCategory`: 1 Lu, 2 Ll, 9 Nd, 6 Mn, 12 Zs and so on.
  uint8_t category;
  /// 1 Cyrillic, 2 Latin, 3 Greek, 0 any other script.
  uint8_t script;
  /// 1 if the scalar is shown as nothing at all (Default_Ignorable_Code_Point).
  uint8_t ignorable;
  /// 1 if the scalar is white space.
  uint8_t space;
  /// 1 if the scalar is a pictograph.
  uint8_t emoji;
  /// How many scalars NFKC_Casefold makes of it; up to 8 of them stand in `folded`.
  uint8_t folded_count;
  uint32_t folded[8];
} cicu_scalar;

/// Looks up one scalar. Returns 0, or a negative number that `cicu_error_name` names.
int32_t cicu_look_up(uint32_t scalar, cicu_scalar *out);

/// Folds UTF-8 text by NFKC_Casefold.
///
/// Returns the number of bytes the folded text has, which may be more than `capacity`; what fits
/// is written. A failure is a negative number that `cicu_error_name` names.
int32_t cicu_fold(const uint8_t *source, int32_t length, uint8_t *folded, int32_t capacity);

/// The confusables skeleton of UTF-8 text (UTS #39), with the same answer as `cicu_fold`.
int32_t cicu_skeleton(const uint8_t *source, int32_t length, uint8_t *skeleton, int32_t capacity);

/// The name of an ICU error, such as "U_INVALID_CHAR_FOUND", of its negated number.
const char *cicu_error_name(int32_t code);

/// The versions of ICU and of Unicode, as four numbers each.
void cicu_version(uint8_t icu[4], uint8_t unicode[4]);

#ifdef __cplusplus
}
#endif

#endif
