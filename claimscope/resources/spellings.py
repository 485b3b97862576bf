"""Names of places that GeoNames lacks or gives to a smaller namesake alone: older and other ones.

Each stands with the name that the gazetteer has and its country. What only differs in the Arabic
article (“Deir al-Balah”, “Dayr el Balah”) or in an ending (“Tadmuriya”, “-iyah”) is no entry here;
:func:`variants` makes these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

KNOWN_AS: Mapping[str, tuple[str, str]] = {
    "arakan": ("Rakhine", "MM"),
    "artyomovsk": ("Bakhmut", "UA"),
    "calcutta": ("Kolkata", "IN"),
    "canton": ("Guangzhou", "CN"),
    "dneprodzerzhinsk": ("Kamyanske", "UA"),
    "efrin": ("Afrin", "SY"),
    "hassakeh": ("Al Hasakah", "SY"),
    "hodeidah": ("Al Hudaydah", "YE"),
    "jabaliyah": ("Jabalya", "PS"),
    "kamenskoye": ("Kamyanske", "UA"),
    "kishinyov": ("Chisinau", "MD"),
    "kobane": ("Ayn al Arab", "SY"),
    "kobani": ("Ayn al Arab", "SY"),
    "krasnoarmeysk": ("Pokrovsk", "UA"),
    "kyyiv": ("Kyiv", "UA"),
    "nhatrang": ("Nha Trang", "VN"),
    "nikolayev": ("Mykolayiv", "UA"),
    "novaya kakhovka": ("Nova Kakhovka", "UA"),
    "orekhov": ("Orikhiv", "UA"),
    "qalqilya": ("Qalqilyah", "PS"),
    "qamishli": ("Al Qamishli", "SY"),
    "qamishlo": ("Al Qamishli", "SY"),
    "qum": ("Qom", "IR"),
    "shabwa": ("Shabwah", "YE"),
    "vinnitsa": ("Vinnytsya", "UA"),
    "zaporizhia": ("Zaporizhzhya", "UA"),
}
"""By the name as :func:`claimscope.resources.gazetteer.name_key` has it."""
ARTICLES = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az")
ENDINGS = ("iyah", "iya", "iye", "iyeh", "ia")
_ARTICLE = re.compile(rf"(?:(?<=^)|(?<= ))(?:{'|'.join(ARTICLES)})(?= )")
_ENDING = re.compile(rf"(?:{'|'.join(sorted(ENDINGS, key=len, reverse=True))})$")
_DEIR = re.compile(r"^(?:deir|dayr|der)(?= )")


def variants(key: str) -> Iterator[str]:
    """The other ways in which a name with an Arabic article or ending is written, as keys."""
    if _ARTICLE.search(key):
        yield from (_ARTICLE.sub(article, key) for article in ARTICLES)
        if _DEIR.match(key):
            yield from (_DEIR.sub("dayr", _ARTICLE.sub(article, key)) for article in ARTICLES)
        if _ENDING.search(key):
            yield from (_ENDING.sub(ending, key) for ending in ENDINGS)
