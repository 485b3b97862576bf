"""Writes annotations in other layouts: PolNeAR's, or W3C Web Annotation.

    python -m tools.corpus.export polnear corpus/annotations OUT --texts FOLDER
    python -m tools.corpus.export web corpus/annotations OUT

PolNeAR's layout holds the texts, so it is written outside the repository. It has ``text/NAME.txt``
and ``attributions/NAME.ann`` in brat's form; PolNeAR itself gives each token to one attribution,
while ours may lie within each other. A Web Annotation file holds offsets only.
"""

from __future__ import annotations

import argparse
import base64
import json
from pathlib import Path
from typing import Any

from tools.corpus.annotation import ROLES, Annotation, Attribution, Span, load_annotations
from tools.corpus.texts import read_text


def to_brat(annotation: Annotation, text: str, kinds: frozenset[str]) -> str:
    """The lines of an ``.ann`` file, with the attributions of those kinds."""
    lines: list[str] = []
    chosen = [each for each in annotation.attributions if each.kind in kinds]
    number = 0
    for event, each in enumerate(chosen, 1):
        relation = "Attribution" if each.source else "Attribution-no-source"
        parts: dict[str, str] = {}
        for role in ROLES:
            if each.span(role):
                number += 1
                parts[role.capitalize()] = f"T{number}"
                lines.append(_text_bound(number, role.capitalize(), each.span(role), text))
        number += 1
        lines.append(_text_bound(number, relation, each.cue or each.content[:1], text))
        roles = " ".join(f"{role}:{key}" for role, key in reversed(parts.items()))
        lines.append(f"E{event}\t{relation}:T{number} {roles}")
    return "".join(f"{line}\n" for line in lines)


def _text_bound(number: int, label: str, span: Span, text: str) -> str:
    offsets = ";".join(f"{start} {end}" for start, end in span)
    words = " ".join(" ".join(text[start:end].split("\n")) for start, end in span)
    return f"T{number}\t{label} {offsets}\t{words}"


def to_web_annotation(annotation: Annotation) -> dict[str, Any]:
    """A page of Web Annotations: one for each attribution, with tags for its kind and stance.

    Each target is a piece of the text, which is named by its hash (RFC 6920); the label says
    whether it belongs to the source, the cue, the content or the source's name. What it answers
    is a body whose purpose is *replying*.
    """
    credit = annotation.text
    digest = base64.urlsafe_b64encode(bytes.fromhex(credit["sha256"])).decode().rstrip("=")
    return {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"label": "http://www.w3.org/2000/01/rdf-schema#label"},
        ],
        "id": f"urn:claimscope:attribution:{annotation.name}",
        "type": "AnnotationPage",
        "label": (
            f"{credit['title']}, {credit['publisher']}, {credit['published']},"
            f" {credit['licence']}, {credit['address']}"
        ),
        "items": [
            _web_item(each, annotation.name, f"ni:///sha-256;{digest}")
            for each in annotation.attributions
        ],
    }


def _web_item(each: Attribution, name: str, source: str) -> dict[str, Any]:
    identity = f"urn:claimscope:attribution:{name}"
    return {
        "id": f"{identity}:{each.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": value}
            for value in (each.kind, each.stance, "narrated" if each.narrated else None)
            if value
        ]
        + [
            {"id": f"{identity}:{one}", "type": "SpecificResource", "purpose": "replying"}
            for one in each.answers
        ],
        "target": [
            {
                "type": "SpecificResource",
                "label": role,
                "source": source,
                "selector": {"type": "TextPositionSelector", "start": start, "end": end},
            }
            for role, span in (
                *((role, each.span(role)) for role in ROLES),
                ("source name", (each.source_name,) if each.source_name else ()),
            )
            for start, end in span
        ],
    }


def main() -> None:
    """Export a folder of annotations."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("layout", choices=("polnear", "web"))
    parser.add_argument("annotations", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, help="folder with the texts, for PolNeAR's layout")
    parser.add_argument("--kinds", nargs="+", default=["assertion", "attitude", "intention"])
    options = parser.parse_args()
    if options.layout == "polnear" and not options.texts:
        parser.error("PolNeAR's layout needs --texts")
    for name, annotation in load_annotations(options.annotations).items():
        files: dict[Path, str]
        if options.layout == "web":
            page = json.dumps(to_web_annotation(annotation), ensure_ascii=False, indent=1)
            files = {Path(f"{name}.jsonld"): f"{page}\n"}
        else:
            text = read_text(options.texts, name, annotation.text["sha256"])
            files = {
                Path("text", f"{name}.txt"): text,
                Path("attributions", f"{name}.ann"): to_brat(
                    annotation, text, frozenset(options.kinds)
                ),
            }
        for file, content in files.items():
            (options.out / file).parent.mkdir(parents=True, exist_ok=True)
            (options.out / file).write_text(content, "utf-8", newline="")


if __name__ == "__main__":
    main()
