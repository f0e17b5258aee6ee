"""The stable names of all that can be said about an input, one list for form, file and API; no sentences here."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """A public name: once published it is never renamed, and the same input gets the same code at every door."""

    # Read.
    OK = "ok"  # saved, as given or read as another spelling of the same number
    BLANK = "blank"  # nothing given: no answer, never zero

    # One box cannot be read as a count.
    NOT_INTEGER = "not_integer"  # text, a fraction, a range, a formula, or another type than a JSON integer
    NEGATIVE = "negative"  # below zero, however the minus is written
    AMBIGUOUS_NUMBER = "ambiguous_number"  # more than one number could be meant; we ask, never guess
    TOO_LARGE = "too_large"  # above the measure's ceiling
    BAD_CHARACTER = "bad_character"  # NUL, a control character or one that cannot be seen
    TOO_LONG = "too_long"  # a text is longer than its field
    TOO_SHORT = "too_short"  # a text says too little to be of use

    # One spreadsheet cell.
    IS_DATE = "is_date"  # a date, which must not become its serial number
    FORMULA_CACHED = "formula_cached"  # a formula: the value stored with it was taken, and is shown
    FORMULA_NO_VALUE = "formula_no_value"  # a formula without a stored value: not the same as blank
    EXTERNAL_LINK = "external_link"  # a formula that points into another file
    HIDDEN_ROWS = "hidden_rows"  # hidden or filtered rows hold numbers

    # Rows of a file or request.
    UNKNOWN_CODE = "unknown_code"  # a species group or measure that is not in the lists, or a section, which is a sum
    COMPUTED_ROW = "computed_row"  # UNSPEC: we work out the rest of a total ourselves
    NOT_SPLIT = "not_split"  # a group for a measure that is only given as a platform's total
    ROW_SHAPE = "row_shape"  # a key is missing or too many: platform and group go with platform measures only
    DUPLICATE_ROW = "duplicate_row"  # one box twice, even with the same number
    MISSING_COLUMN = "missing_column"  # the header lacks a column
    ROW_LENGTH = "row_length"  # a row has more or fewer cells than the header
    OLD_TEMPLATE = "old_template"  # an earlier template, read by its codes
    TOO_MANY_ROWS = "too_many_rows"  # over the limit; refused before it is read
    CELL_TOO_LONG = "cell_too_long"  # a cell over 10 000 characters

    # The request or file as a whole.
    BAD_JSON = "bad_json"  # not JSON, or NaN and Infinity in it
    DUPLICATE_KEY = "duplicate_key"  # one JSON object names a key twice
    UNKNOWN_FIELD = "unknown_field"  # a key that the call does not have
    PERIOD_MISMATCH = "period_mismatch"  # the file says another quarter than the return
    FILE_TOO_LARGE = "file_too_large"  # over 10 MB; refused before it is read
    TOO_MANY_FILES = "too_many_files"  # no more files are kept of one return
    BAD_FILE = "bad_file"  # damaged, or made to exhaust the reader
    MACRO_FILE = "macro_file"  # a workbook that carries macros
    FILE_TYPE = "file_type"  # a kind of file we do not read
    ENCRYPTED = "encrypted"  # protected by a password
    ENCODING_DETECTED = "encoding_detected"  # not UTF-8, read as the encoding that is shown
    SAME_FILE = "same_file"  # this very file was applied to this draft before

    # Quarter and platform.
    BAD_QUARTER = "bad_quarter"  # not a calendar quarter such as 2026-Q1
    NOT_OPEN = "not_open"  # the quarter has not opened yet
    PERIOD_CLOSED = "period_closed"  # past closes_at without a revision, or past release cut-off
    BEFORE_MEMBERSHIP = "before_membership"  # the company had not joined
    AFTER_MEMBERSHIP = "after_membership"  # the company had left
    PLATFORM_NOT_ACTIVE = "platform_not_active"  # the company's platform, but not expected in this quarter
    NOT_FOUND = "not_found"  # no such platform, company or return, or not yours: the same answer
    OWNERSHIP_CHANGED = "ownership_changed"  # the platform moved within the quarter; both holders count their days

    # Findings on a draft.
    EMPTY_BOX = "empty_box"  # a required box without an answer
    PARTS_EXCEED_TOTAL = "parts_exceed_total"  # wildlife parts add up to more than the total
    EXCLUDED_PARTS = "excluded_parts"  # numbers beside a total that says not tracked
    NEEDS_EXPLANATION = "needs_explanation"  # a change large enough to need a reason before signing
    OUTLIER_HIGH = "outlier_high"  # far above last quarter
    OUTLIER_LOW = "outlier_low"  # far below last quarter
    OUTSIDE_BAND = "outside_band"  # outside what the last eight quarters let expect
    DROP_TO_ZERO = "drop_to_zero"  # a usual number became zero
    SAME_AS_LAST_QUARTER = "same_as_last_quarter"  # equal to last quarter, perhaps copied
    LOOKS_CUMULATIVE = "looks_cumulative"  # last quarter's number seems to be in it
    ROUND_NUMBERS = "round_numbers"  # nearly all numbers end in zeros: estimates, perhaps
    DEFINITION_CHANGED = "definition_changed"  # a counting rule changed since last quarter
    SMALLER_CHANGES = "smaller_changes"  # further changes than the budget asks about

    # Steps.
    WRONG_STATE = "wrong_state"  # the return is not in a state that allows this step
    STALE = "stale"  # something changed since it was read
    PRECONDITION_REQUIRED = "precondition_required"  # a write without If-Match
    BAD_KEY = "bad_key"  # an Idempotency-Key that is empty, over 200 characters or not printable
    KEY_IN_USE = "key_in_use"  # the first call with this Idempotency-Key has not ended
    KEY_REUSED = "key_reused"  # an Idempotency-Key came back with another body
    FOUR_EYES = "four_eyes"  # nobody accepts what they entered, nobody publishes what they froze
    RELEASE_IN_PROGRESS = "release_in_progress"  # a release is being made; it holds what was accepted at its cut-off
    PUBLISHED = "published"  # already in a release that has gone out
    STORAGE = "storage"  # the place for files is full or gone; nothing was kept
    LOGIN_REQUIRED = "login_required"  # sign in first
    UNAUTHORISED = "unauthorised"  # the token is unknown, expired or revoked
