from collections import defaultdict

import pytest

from ties.industries import (
    TAXONOMY_VERSION,
    broad,
    children,
    codes,
    expand,
    label,
    nearest,
    neighbours,
    parent,
)
from ties.industries.tree import SHIELD, Concept, concepts
from ties.industries.units import cut

STRONG = ("en", "zh", "shared")
LISTS = (*STRONG, "weak", "ask")
ROOTS = "fin pro it hw au en mf fd rt lg re he ed md tr gv lf"


def key_of(alias: str) -> str:
    """Return what the matcher sees of an alias; the case of an exact one counts."""
    return alias if alias.startswith("=") else " ".join(cut(alias).words)


def test_every_code_appears_once_and_every_root_before_its_children() -> None:
    assert len(set(codes())) == len(codes())
    seen: set[str] = set()
    for code in codes():
        above = parent(code)
        assert above is None or above in seen or above.partition(".")[0] in seen
        seen.add(code)


def test_the_roots_are_the_seventeen_groups() -> None:
    assert [code for code in codes() if parent(code) is None] == ROOTS.split()


@pytest.mark.parametrize("key", ["up", "broad", "near", "tech", "make", "fix", "uses"])
def test_every_code_named_in_the_file_exists(key: str) -> None:
    named = {code for concept in concepts().values() for code in concept.all(key)}
    assert named - set(codes()) <= {SHIELD}


def test_every_concept_has_both_labels_and_a_neighbour() -> None:
    for code in codes():
        assert label(code, "en")
        assert label(code, "zh") != label(code, "en")
        assert neighbours(code)
        assert code not in neighbours(code)


def test_every_concept_has_twenty_aliases_in_two_languages() -> None:
    for code in codes():
        aliases = {alias for name in LISTS for alias in concepts()[code].all(name)}
        assert len(aliases) >= 20, code
        assert any(alias.isascii() for alias in aliases), code
        assert any(not alias.isascii() for alias in aliases), code


def test_no_alias_is_claimed_strongly_twice_unless_it_is_listed_as_shared() -> None:
    claims: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for code, concept in concepts().items():
        for name in STRONG:
            for alias in concept.all(name):
                claims[key_of(alias)].add((code, name))
    for alias, claimed in claims.items():
        owners = {code for code, _ in claimed}
        assert (len(owners) > 1) == all(name == "shared" for _, name in claimed), (alias, claimed)


def test_no_alias_reaches_across_punctuation() -> None:
    for concept in concepts().values():
        for name in LISTS:
            for alias in concept.all(name):
                assert not {"|", "("} & set(cut(alias.removeprefix("=")).words), alias


def test_labels_come_in_both_languages_and_an_unknown_code_is_its_own() -> None:
    assert label("fin.bank", "en") == "Banking"
    assert label("fin.bank", "zh") == "银行"
    assert label("zz.top", "en") == "zz.top"


def test_a_tree_can_be_walked_up_and_down() -> None:
    assert parent("fin.bank") == "fin"
    assert parent("fin") is None
    assert parent("zz.top") is None
    assert "lg.cold" in children("lg")
    assert children("lg.cold") == ()
    assert expand("lg")[0] == "lg"
    assert set(children("lg")) < set(expand("lg"))


def test_cross_border_and_live_selling_lie_below_e_commerce() -> None:
    assert expand("rt.ecom") == ("rt.ecom", "rt.xb", "rt.live")
    assert "rt.xb" in expand("rt")


def test_the_nearest_are_neighbours_then_siblings_then_the_parent() -> None:
    assert nearest("lg.cold", 2) == neighbours("lg.cold")[:2]
    everything = nearest("lg.cold", 99)
    assert everything[-1] == "lg"
    assert "lg.cold" not in everything
    assert len(everything) == len(set(everything))


def test_an_unknown_code_has_nobody_near() -> None:
    assert neighbours("zz.top") == ()
    assert nearest("zz.top", 3) == ()


def test_a_root_has_no_parent_among_its_nearest() -> None:
    assert set(nearest("pro", 9)) == set(neighbours("pro"))


def test_a_concept_without_a_list_has_an_empty_one() -> None:
    assert Concept("a.b", "A", "甲", {}).all("near") == ()


def test_the_version_is_a_positive_number() -> None:
    assert TAXONOMY_VERSION > 0


def test_a_finer_code_of_our_own_is_known_to_others_by_the_one_above() -> None:
    assert broad("fd.tea") == "fd.cafe"
    assert broad("fd.cafe") == "fd.cafe"
    assert broad("zz.top") == "zz.top"
    assert all(broad(code) in (code, parent(code)) for code in codes())
