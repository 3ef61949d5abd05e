#include "CICU.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/uversion.h>

using icu::CheckedArrayByteSink;
using icu::Normalizer2;
using icu::StringPiece;
using icu::UnicodeString;

int32_t cicu_look_up(uint32_t scalar, cicu_scalar *out) {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2 *normalizer = Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return -status;

  const UChar32 c = static_cast<UChar32>(scalar);
  out->category = static_cast<uint8_t>(u_charType(c));
  out->ignorable = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  out->space = u_isUWhiteSpace(c);
  out->emoji = u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
               u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR);
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_CYRILLIC: out->script = 1; break;
    case USCRIPT_LATIN: out->script = 2; break;
    case USCRIPT_GREEK: out->script = 3; break;
    default: out->script = 0;
  }
  if (normalizer->isInert(c)) {
    out->folded_count = 1;
    out->folded[0] = scalar;
  } else {
    const UnicodeString folded = normalizer->normalize(UnicodeString(c), status);
    const int32_t count = folded.countChar32();
    out->folded_count = static_cast<uint8_t>(count < 8 ? count : 8);
    for (int32_t i = 0, offset = 0; i < out->folded_count; i++) {
      const UChar32 next = folded.char32At(offset);
      out->folded[i] = static_cast<uint32_t>(next);
      offset += U16_LENGTH(next);
    }
  }
  return U_FAILURE(status) ? -status : 0;
}

int32_t cicu_fold(const uint8_t *source, int32_t length, uint8_t *folded, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2 *normalizer = Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return -status;

  CheckedArrayByteSink sink(reinterpret_cast<char *>(folded), capacity);
  normalizer->normalizeUTF8(0, StringPiece(reinterpret_cast<const char *>(source), length), sink,
                            nullptr, status);
  return U_FAILURE(status) ? -status : sink.NumberOfBytesAppended();
}

int32_t cicu_skeleton(const uint8_t *source, int32_t length, uint8_t *skeleton, int32_t capacity) {
  // Opened once and only read after that, which ICU allows from many threads.
  static UErrorCode opened = U_ZERO_ERROR;
  static const USpoofChecker *checker = uspoof_open(&opened);
  if (U_FAILURE(opened)) return -opened;

  UErrorCode status = U_ZERO_ERROR;
  const int32_t count =
      uspoof_getSkeletonUTF8(checker, 0, reinterpret_cast<const char *>(source), length,
                             reinterpret_cast<char *>(skeleton), capacity, &status);
  return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -status : count;
}

const char *cicu_error_name(int32_t code) { return u_errorName(static_cast<UErrorCode>(-code)); }

void cicu_version(uint8_t icu[4], uint8_t unicode[4]) {
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
}
