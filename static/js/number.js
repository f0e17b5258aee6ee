// Number: reads one count as people write it, by the rules of reports/intake/numbers.py (a test holds the two together).
// It only says early what the server will say; the server decides. Knows no page.

export const CEILING = 1_000_000_000;

const EDGES = "[ \\t\\r\\n\\u00a0\\u2007\\u2009\\u202f\\u3000]+";
const MARKS = ",\\uff0c\\u066c'\\u2019\\uff07 \\u00a0\\u2007\\u2009\\u202f";
const TRIM = new RegExp(`^${EDGES}|${EDGES}$`, "g");
const GROUPED = new RegExp(`^[1-9]\\d{0,2}([${MARKS}])\\d{3}(?:\\1\\d{3})*$`);
const DOTTED = /^[1-9]\d{0,2}(?:\.\d{3})+$/; // 1.234 is 1234 in German and a fraction in English
const NUMBER_LIKE = new RegExp(`^\\d+(?:[.${MARKS}]\\d+)*$`);
const PLUS = /^[+\uff0b]/;
const MINUS = /^[-\u2212\u2013\uff0d]/;
const NOT_TRACKED = new Set(["x", "×", "not tracked", "not_tracked"]);
const ASCII_ZERO = 0x30;
const WIDE_ZERO = 0xff10;

const refused = (code) => ({ kind: "refused", code });
const trimmed = (text) => text.replace(TRIM, "");

// Returns {kind: "blank"}, {kind: "not_tracked"}, {kind: "whole", value} or {kind: "refused", code}.
export function parseCount(text, ceiling = CEILING) {
  const typed = trimmed(text);
  if (!typed) return { kind: "blank" };
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(typed)) return refused("bad_character");
  if (NOT_TRACKED.has(typed.normalize("NFKC").toLowerCase().replace(/\s+/g, " "))) return { kind: "not_tracked" };
  const number = plainDigits(typed);
  if (number === null) return refused("not_integer");
  if (MINUS.test(number)) return refused(NUMBER_LIKE.test(trimmed(number.slice(1))) ? "negative" : "not_integer");
  return readNumber(number.replace(PLUS, ""), ceiling);
}

function readNumber(number, ceiling) {
  if (!NUMBER_LIKE.test(number)) return refused("not_integer");
  if (/^\d+$/.test(number)) return within(number, ceiling);
  if (GROUPED.test(number)) return within(number.replace(/\D/g, ""), ceiling);
  if (/^[\d.]+$/.test(number) && !DOTTED.test(number)) {
    const [, whole, fraction] = number.match(/^(\d+)\.(.*)$/); // spreadsheets write a whole number as 12.0
    return /^0*$/.test(fraction) ? within(whole, ceiling) : refused("not_integer");
  }
  return refused("ambiguous_number");
}

function within(digits, ceiling) {
  const value = Number(digits); // beyond 2^53 it is rounded, and far above any ceiling
  return value <= ceiling ? { kind: "whole", value } : refused("too_large");
}

// Digits of any one script as 0-9, the rest untouched; null where two scripts are mixed. Full-width and plain count as one.
function plainDigits(typed) {
  const scripts = new Set();
  const plain = typed.replace(/\p{Nd}/gu, (character) => {
    const zero = zeroOf(character.codePointAt(0));
    scripts.add(zero === WIDE_ZERO ? ASCII_ZERO : zero);
    return character.codePointAt(0) - zero;
  });
  return scripts.size > 1 ? null : plain;
}

// Every script's ten digits stand in one block that starts at a code point ending in 0 or 6.
function zeroOf(point) {
  const block = point & ~0xf;
  return /\p{Nd}/u.test(String.fromCodePoint(block)) ? block : block + 6;
}
