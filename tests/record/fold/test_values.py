"""Of what several tell, what says less comes last."""

import pytest

from parley.record.fold.values import vague


@pytest.mark.parametrize(
    ("name", "fuller", "vaguer"),
    [
        pytest.param("name", "Gabriela Paz", "Paz", id="a surname alone"),
        pytest.param("role", "Foreign Minister", "Ecuadorean counterpart", id="what somebody is to another"),
    ],
)
def test_what_says_less_comes_last(name, fuller, vaguer):
    assert vague(name, fuller, is_person=True) < vague(name, vaguer, is_person=True)


def test_of_other_values_none_is_vague():
    assert vague("place", "oslo", is_person=True) == 0
