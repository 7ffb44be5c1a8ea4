"""Which words tell what a session is about, and how a title becomes a file's name without them.

Whoever takes a handout home may live with somebody who looks through their things. So titles, file names, running lines
and outlines of what participants get are judged here, and by nothing else. It judges words, never pages.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN = """
    traffick traffic sex abus exploit slave enslav rape rapist porn prostitut pimp groom nude naked intimate
    sextort blackmail coerc molest incest assault violen victim forced threat kidnap abduct smuggl harass brothel
    debt-bond perpetrat predator
"""
"""Beginnings of English words; 'traffic' and 'sex' are those of many other languages too."""
_ARABIC = """
    اتجار بالبشر جنسي جنسيه جنسيا الجنس استغلال مستغل عبوديه استعباد اعتداء معتدي اغتصاب اباحي دعاره
    ابتزاز تحرش ضحيه ضحايا عنف قسري تهديد هدد اختطاف خطف تهريب عاري
"""
_KHMER = """
    ជួញដូរ ផ្លូវភេទ រំលោភ កេងប្រវ័ញ្ច កេងប្រវញ្ច ទាសករ ទាសភាព អាសអាភាស ពេស្យា គំរាម ជនរងគ្រោះ ហិង្សា បៀតបៀន
    ចាប់ពង្រត់ បង្ខិតបង្ខំ បង្ខំ អាក្រាត
"""
_BEGINNING = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_LATIN.split())})", re.IGNORECASE)
_ANYWHERE = (*_ARABIC.split(), *_KHMER.split())
JUDGED = frozenset({"en", "ar", "km"})
"""Languages whose telling words are listed."""
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ـ": None})
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
"""On Latin and Arabic letters; Khmer words are nothing without theirs."""
_NAME_LENGTH = 48


def is_telling(text: str) -> bool:
    """Tell whether a text holds a word of the topic, in any of the languages whose words are listed."""
    plain = _plain(text)
    return bool(_BEGINNING.search(plain)) or any(word in plain for word in _ANYWHERE)


def may_be_telling(text: str, language: str) -> bool:
    """The same; a text in a language whose words are not listed cannot be judged, and is held to be telling."""
    return is_telling(text) or language.split("-")[0].lower() not in JUDGED


def slug_of(title: str) -> str:
    """Small letters, digits and hyphens for a file's name; empty if the title has no ASCII letter, or is telling."""
    if is_telling(title):
        return ""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only.replace("'", ""))
    while len("-".join(words)) > _NAME_LENGTH and len(words) > 1:
        words.pop()
    name = "-".join(words)[:_NAME_LENGTH]
    return name if re.search("[a-z]", name) and not is_telling(name.replace("-", " ")) else ""


def _plain(text: str) -> str:
    """Without what can hide a word: marks on letters, soft hyphens, forms of one letter, letters of wide type."""
    whole = unicodedata.normalize("NFKD", text)
    bare = _MARKS.sub("", "".join(one for one in whole if unicodedata.category(one) != "Cf"))
    return unicodedata.normalize("NFC", bare).translate(_ALEF)
