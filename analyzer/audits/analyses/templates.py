"""Statements that are one template with names, dates and amounts exchanged: MinHash finds the pairs, sentences prove them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

# As in the rule `recycled-template`: a sentence is repeated with this share of its marks in the other statement, a
# statement with three such sentences that make up this share of its compared text.
SAME_SENTENCE, SAME_SHARE, SENTENCES = 0.75, 0.6, 3
# Pairs that are looked at closely. MinHash finds a pair of this likeness nearly always, and its errors cost only time.
_LIKENESS, _HASHES = 0.35, 96

Key = tuple[str, int]
Grams = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Paper:
    """The compared sentences of a statement, and all their marks together."""

    lines: list[tuple[str, Grams]]
    grams: Grams


@dataclass(frozen=True, slots=True)
class Templates:
    """Clusters of statements.

    :param clusters: One row for each: `cluster` (1 is the largest), `statements`, `packages`, `sentences` shared by most.
    :param members: `cluster`, `package_id`, `number` of the paper.
    :param sentences: `cluster`, `text` of a shared sentence as its first statement prints it, in order, and `statements`
        that have it, at least half of the cluster.
    :param pairs: Every pair that was proved: `package_id`, `number`, `other_id`, `other_number`, `share` of the shorter one.
    """

    clusters: DataFrame
    members: DataFrame
    sentences: DataFrame
    pairs: DataFrame


def templates(sentences: DataFrame, facts: DataFrame | None = None, *, share: float = SAME_SHARE, seed: int = 1) -> Templates:
    """Return clusters of statements that repeat each other.

    Parts in which all statements of one employer say the same (introduction, duties) are not compared, nor are statements
    of one person.

    :param sentences: `Audit.sentences`; names, dates and amounts are blanked in its `grams`.
    :param facts: `Audit.facts`, to leave out pairs that speak of one person.
    :param share: Least share of the compared text that is repeated.
    :param seed: Of the hash functions.
    """
    papers = _papers(sentences)
    persons = _persons(facts) if facts is not None else {}
    pairs = []
    for one, two in _candidates(papers, seed):
        if one[0] == two[0] or (one in persons and persons.get(one) == persons.get(two)):
            continue
        repeated = max(_repeated(papers[one], papers[two], share), _repeated(papers[two], papers[one], share))
        if repeated >= share:
            pairs.append({"package_id": one[0], "number": one[1], "other_id": two[0], "other_number": two[1], "share": repeated})
    found = DataFrame(pairs, columns=["package_id", "number", "other_id", "other_number", "share"])
    groups = _groups([((a, n), (b, m)) for a, n, b, m in found[["package_id", "number", "other_id", "other_number"]].itertuples(index=False)])
    members = DataFrame([{"cluster": place, "package_id": key[0], "number": key[1]} for place, group in enumerate(groups, 1) for key in group],
                        columns=["cluster", "package_id", "number"])
    shared = DataFrame([row for place, group in enumerate(groups, 1) for row in _shared(place, group, papers)], columns=["cluster", "text", "statements"])
    clusters = DataFrame(
        [{"cluster": place, "statements": len(group), "packages": len({key[0] for key in group}), "sentences": int((shared["cluster"] == place).sum())}
         for place, group in enumerate(groups, 1)], columns=["cluster", "statements", "packages", "sentences"])
    return Templates(clusters, members, shared, found)


def _papers(sentences: DataFrame) -> dict[Key, _Paper]:
    lines: dict[Key, list[tuple[str, Grams]]] = defaultdict(list)
    for row in sentences[~sentences["shared_by_firm"].astype(bool)].itertuples(index=False):
        if len(row.grams):
            lines[row.package_id, int(row.number)].append((row.text, frozenset(map(int, row.grams))))
    return {key: _Paper(own, frozenset[int]().union(*(grams for _, grams in own))) for key, own in lines.items() if len(own) >= SENTENCES}


def _persons(facts: DataFrame) -> dict[Key, str]:
    named = facts[(facts["name"] == "employee") & (facts["role"] == "statement")]
    return {(row.package_id, int(row.number)): "".join(sorted(str(row.value).casefold().split())) for row in named.itertuples(index=False)}


def _candidates(papers: dict[Key, _Paper], seed: int) -> list[tuple[Key, Key]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_LIKENESS, num_perm=_HASHES, weights=(0.2, 0.8))
    pairs = []
    for key, paper in papers.items():
        marks = MinHash(num_perm=_HASHES, seed=seed, hashfunc=lambda gram: gram)
        marks.update_batch(sorted(paper.grams))
        pairs += [(other, key) for other in index.query(marks)]
        index.insert(key, marks)
    return sorted(pairs)


def _repeated(own: _Paper, other: _Paper, least: float) -> float:
    # Marks in common say at once where it cannot be enough; sentences share a few marks, so a little less is asked.
    if len(own.grams & other.grams) < 0.8 * least * SAME_SENTENCE * len(own.grams):
        return 0.0
    found = [grams for _, grams in own.lines if len(grams & other.grams) >= SAME_SENTENCE * len(grams)]
    return sum(map(len, found)) / sum(len(grams) for _, grams in own.lines) if len(found) >= SENTENCES else 0.0


def _groups(pairs: list[tuple[Key, Key]]) -> list[list[Key]]:
    """Return statements that hang together through pairs, largest group first."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    keys = sorted({key for pair in pairs for key in pair})
    if not keys:
        return []
    place = {key: i for i, key in enumerate(keys)}
    rows, columns = ([place[pair[side]] for pair in pairs] for side in (0, 1))
    _, label = connected_components(coo_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(keys), len(keys))), directed=False)
    groups: dict[int, list[Key]] = defaultdict(list)
    for key, number in zip(keys, label, strict=True):
        groups[int(number)].append(key)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))


def _shared(place: int, group: list[Key], papers: dict[Key, _Paper]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for text, grams in papers[group[0]].lines:
        having = sum(len(grams & papers[key].grams) >= SAME_SENTENCE * len(grams) for key in group)
        if having * 2 >= len(group) and having > 1:
            rows.append({"cluster": place, "text": text, "statements": having})
    return rows


def template_of(found: Templates) -> Series:
    """Return the cluster of each package that has one, `package_id` as index."""
    return found.members.drop_duplicates("package_id").set_index("package_id")["cluster"]
