"""Past forms of irregular verbs: a closed class, of which the training met but a part."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["IRREGULAR"]

_FORMS = """
abide abode; arise arose arisen; awake awoke awoken; bear bore borne; behold beheld; bereave bereft; beseech besought; bid bade bidden;
bind bound; bite bit bitten; bleed bled; blow blew blown; breed bred; cling clung; creep crept; dig dug; dwell dwelt; flee fled; fling flung;
fly flew flown; forbid forbade forbidden; forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen;
hide hid hidden; kneel knelt; leap leapt; lend lent; lie lain; light lit; outbid outbid; partake partook partaken; ride rode ridden;
rise rose risen; shake shook shaken; shine shone; shrink shrank shrunk; sing sang sung; slay slew slain; slide slid; sling slung; smite smote;
speed sped; spill spilt; spin spun; spit spat; spring sprang sprung; sting stung; stink stank stunk; stride strode; string strung;
strive strove striven; swear swore sworn; swell swollen; swim swam swum; swing swung; tear tore torn; thrust thrust; tread trod trodden;
wear wore worn; weave wove woven; weep wept; wring wrung
"""

IRREGULAR: Mapping[str, str] = {
    form: verb for verb, *forms in (entry.split() for entry in _FORMS.split(";")) for form in forms
}
"""Verbs by their past forms."""
