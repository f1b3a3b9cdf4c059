"""What is nobody's to write down of a person (GDPR art. 9), and who they are thought to be.

The words are stems: ``moslim*`` finds every word that begins so. Words that inspections need for
something else are left out: *illegaal*, *overlast*, *tolk*.
"""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["WORDS", "find_special"]

WORDS: Final = {
    "health": "hiv soa aids zwanger* verslaaf* verslaving* psychisch* psychiatri* psychose*"
    " depressi* ziek zieke ziekte* ziekenhuis medicatie medicijn* handicap* gehandicapt* besmet*"
    " diagnose* suïcid* suicid* abortus trauma* drugsgebruik* alcoholi* verstandelijk* gezondheid*"
    " pregnan* addict* illness* disease* disabled disability mental infected",
    "origin or nationality": "nationaliteit* afkomst herkomst afkomstig etnisch* etniciteit ras"
    " huidskleur* getint* blanke buitenlander* allochto* vluchteling* asielzoek* immigrant*"
    " migrant* zigeuner* afrikaan* albanees albanese bulgaar* braziliaan* chinees chinese chinezen"
    " colombiaan* dominicaan* ghanees ghanese hongaar* marokkaan* nigeriaan* oekraïen* oekraien*"
    " poolse roemeen* russin russisch* slowaak* surinaam* syrisch* thai thaise tsjechisch* turk"
    " turks* venezolaan* vietnamees vietnamese bulgarije roemenië roemenie hongarije nigeria"
    " nationality ethnic* race foreigner* refugee* romanian* bulgarian* hungarian* nigerian*"
    " brazilian* polish",
    "belief": "moslim* islam* christen christelijk* katholiek* joods* jood joden hindoe* boeddhis*"
    " religie* religieus* gelovig* hoofddoek* muslim* jewish religio* vakbond*",
    "sexual orientation or identity": "homosek* homoseks* lesbisch* lesbienne* biseks*"
    " transgender* transseks* travestie* gay lesbian*",
    "who is thought to be a victim": "slachtoffer* mensenhandel* uitgebuit* uitbuiting loverboy*"
    " pooier* gedwongen dwang seksslaaf victim* traffick* coerc* exploited pimp*",
}
"""What a text speaks of -> the words by which it is known."""


def _form(words: str) -> re.Pattern[str]:
    stems = "|".join(words.split()).replace("*", r"\w*")
    return re.compile(rf"(?<!\w)(?:{stems})(?!\w)", re.IGNORECASE)


_FORMS: Final = {kind: _form(words) for kind, words in WORDS.items()}


def find_special(text: str) -> Iterator[str]:
    """Name what a text seems to speak of: ``health``, ``origin or nationality``."""
    yield from (kind for kind, form in _FORMS.items() if form.search(text))
