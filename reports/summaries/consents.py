"""What a company has agreed to: each kind as it stands, and every answer before it."""

from __future__ import annotations

from dataclasses import dataclass

from members.models import Company, Consent, ConsentKind


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One kind of consent; ``answers`` newest first, empty while the company was never asked."""

    kind: str
    label: str
    answers: tuple[Consent, ...]

    @property
    def newest(self) -> Consent | None:
        """The answer that holds."""
        return self.answers[0] if self.answers else None

    @property
    def is_given(self) -> bool:
        """The company agrees; silence is no consent."""
        return bool(self.answers) and self.answers[0].is_given

    @property
    def status(self) -> str:
        """The code of its status word."""
        if not self.answers:
            return "not_asked"
        return "agreed" if self.is_given else "not_agreed"


def consents_of(company: Company) -> list[ConsentRow]:
    """All kinds, in the order in which they ask for more."""
    answers = list(company.consents.select_related("recorded_by").order_by("-recorded_at", "-pk"))
    return [
        ConsentRow(kind.value, str(kind.label), tuple(one for one in answers if one.kind == kind))
        for kind in ConsentKind
    ]
