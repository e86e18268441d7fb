"""Achievements in the form of Open Badges 3.0, without a signature.

The data model is that of the standard (`OpenBadgeCredential` over the W3C's verifiable credentials 2.0). What makes one
verifiable is a proof, signed with a key that its issuer has published. This program has no such key and no place on the
web, so what it writes can be read and signed by somebody who has both, and proves nothing before.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from .records import Record, by_learner

CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
NOTE = (
    "Open Badges 3.0, not signed: it proves nothing to others until an issuer adds a proof with a key of their own. "
    "It says that an exercise was finished. Points are no part of it."
)


def achievements(records: Sequence[Record], base: str, issuer: str) -> dict[str, Any]:
    """Return one unsigned credential for each learner and exercise that was finished, with a note on what it is worth.

    Args:
        records: attempts.
        base: address under which the issuer names things.
        issuer: name of the issuer.
    """
    base = base.rstrip("/")
    made = []
    for own in by_learner([record for record in records if record.earned is not None]).values():
        first = {record.exercise: record for record in reversed(own)}
        made += [_credential(record, base, issuer) for record in first.values()]
    return {"note": NOTE, "credentials": made}


def _credential(record: Record, base: str, issuer: str) -> dict[str, Any]:
    space = uuid.uuid5(uuid.NAMESPACE_URL, base)
    finished = f"Finished “{record.title}” and looked at its debrief."
    return {
        "@context": list(CONTEXT),
        "id": f"urn:uuid:{uuid.uuid5(space, f'credential|{record.learner}|{record.exercise}')}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": base, "type": ["Profile"], "name": issuer},
        "validFrom": record.ended.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "name": record.title,
        "credentialSubject": {
            "id": f"urn:uuid:{uuid.uuid5(space, f'learner|{record.learner}')}",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": f"{base}/exercises/{record.exercise}",
                "type": ["Achievement"],
                "name": record.title,
                "description": f"Practice of a sales conversation or of planning: {record.title}",
                "criteria": {"narrative": finished},
            },
        },
    }
