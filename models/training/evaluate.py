"""Measures an encoder and a matcher on parts of the corpus that neither has seen, beside baselines in the same run.

    python -m models.training.evaluate --data DIR --encoder models/encoder --base FOLDER --out models/results.json

The encoder must have been trained on the `train` part only (`models.training.splits`), as `models.training.domain` does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import logging
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer

from analyzer.language.encoder import Encoder, SentenceTransformerEncoder
from analyzer.matching.matcher import PARTS, DutyInput, Matcher
from analyzer.occupations import load_catalogue
from models.training.corpus import OUTSIDE, DutyPair, duty_pairs, ladders, neighbour_lines
from models.training.matcher import CORPORA, Material, card_of, choose_mix, encoder_from, fit
from models.training.measures import (
    LANGUAGES,
    duty_level,
    in_language,
    interval,
    job_level,
    jobs_of,
    neighbour_level,
    outside_level,
)
from models.training.sources import Task, dev_pairs, onet_tasks, sts_pairs, teacher_folder
from models.training.splits import neighbours_split, split, unseen_soc

log = logging.getLogger("evaluate")
#: Vocabulary of the retrieval check: does the nearest English sentence translate the Korean one.
PACKAGES = ("torch", "sentence-transformers", "scikit-learn", "onnxruntime", "numpy")


def retrieval(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> float:
    """Return the share of Korean sentences whose nearest English sentence is their translation."""
    ko, en = encoder.encode([k for k, _ in pairs]), encoder.encode([e for _, e in pairs])
    return round(float(((ko @ en.T).argmax(axis=1) == np.arange(len(ko))).mean()), 4)


def similarity(encoder: Encoder, pairs: Sequence[tuple[float, str, str]]) -> float:
    """Return Spearman's rank correlation of cosines with the scores of (score, one, other)."""
    grades, ones, others = zip(*pairs, strict=True)
    return round(float(spearmanr((encoder.encode(ones) * encoder.encode(others)).sum(1), grades).statistic), 4)


def nearest_scope(texts: Sequence[str], codes: Sequence[str], encoder: Encoder | None) -> list[float]:
    """Return the top-1 of the nearest scope line: by character TF-IDF, or by an encoder."""
    lines = [(line.ko, line.en, o.code) for o in load_catalogue() for line in o.scope]
    if encoder is None:
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4)).fit([f"{ko} {en}" for ko, en, _ in lines])
        near = (vectorizer.transform(texts) @ vectorizer.transform([f"{ko} {en}" for ko, en, _ in lines]).T).toarray()
    else:
        near = encoder.encode(texts) @ encoder.encode([en for _, en, _ in lines]).T
    return interval([lines[i][2] == code for i, code in zip(near.argmax(axis=1), codes, strict=True)])


def onet_jobs(tasks: Sequence[Task]) -> list[tuple[str, str, list[str]]]:
    """Return (SOC, code, statements) of the O*NET occupations that nothing was trained on, six statements each."""
    return _onet_jobs(task for task in tasks if task.code and unseen_soc(task.soc))


def _onet_jobs(tasks: Iterable[Task]) -> list[tuple[str, str, list[str]]]:
    jobs: dict[str, tuple[str, str, list[str]]] = {}
    for task in tasks:
        jobs.setdefault(task.soc, (task.soc, task.code, []))[2].append(task.text)
    return [(soc, code, texts[:6]) for soc, code, texts in jobs.values() if len(texts) >= 3]


def other_half(matcher: Matcher, material: Material, tasks: Sequence[Task]) -> dict[str, Any]:
    """Return top-1 and top-5 over O*NET occupations of which the matcher knows one half of the statements and is asked the other.

    Both halves take their turn. `unseen`: only the occupations whose statements the encoder has not seen labelled either.
    """
    halves: list[list[Task]] = [[], []]
    for task in tasks:
        halves[hashlib.sha256(task.text.encode()).digest()[0] % 2].append(task)
    hits: dict[str, list[tuple[bool, bool]]] = {"all": [], "unseen": []}
    wrong = []
    for known, asked in (halves, halves[::-1]):
        arrays = fit(matcher.encoder, Material(material.pairs, material.border, known), matcher.classes)
        half = Matcher(matcher.encoder, arrays, matcher.card, matcher.catalogue)
        for soc, code, texts in _onet_jobs(task for task in asked if task.code not in ("", OUTSIDE)):
            profile = half.profiles([[DutyInput(text) for text in texts]])[0]
            ranks = [c.code for c in profile.candidates] if profile else [""]
            hit = (ranks[0] == code, code in ranks)
            wrong += [] if hit[0] else [f"{soc}: {ranks[0]} for {code}"]
            for name in ("all", "unseen") if unseen_soc(soc) else ("all",):
                hits[name].append(hit)
    return {name: {"jobs": len(h), "top1": interval([a for a, _ in h]), "top5": interval([b for _, b in h])} for name, h in hits.items()} | {"wrong": wrong}


def per_occupation(matcher: Matcher, pairs: Sequence[DutyPair]) -> dict[str, list[Any]]:
    """Return code to [duties, share right in Korean, the code most often taken for it]."""
    rows = matcher.probabilities([p.ko for p in pairs]).argmax(axis=1)
    table: dict[str, list[Any]] = {}
    for code in matcher.classes:
        own = [matcher.classes[r] for r, p in zip(rows, pairs, strict=True) if p.code == code]
        wrong = [c for c in own if c != code]
        if own:
            table[code] = [len(own), round(1 - len(wrong) / len(own), 3), max(sorted(set(wrong)), key=wrong.count) if wrong else ""]
    return table


def refitted(encoder: Encoder, material: Material, like: Matcher, tune: Sequence[DutyPair]) -> Matcher:
    """Return a matcher fitted to `material` through `encoder`, its n-gram part taken over, the mix chosen on `tune`."""
    arrays = fit(encoder, material, like.classes, like.arrays)
    blank = Matcher(encoder, arrays, card_of(encoder, like.classes, {}), like.catalogue)
    mix = choose_mix(blank, [p.ko for p in tune] + [p.en for p in tune], [p.code for p in tune] * 2)
    log.info("%s %s", encoder.name, mix)
    return Matcher(encoder, arrays, card_of(encoder, like.classes, mix), like.catalogue)


def without(matcher: Matcher, parts: Sequence[str]) -> Matcher:
    """Return the matcher with some parts of its score switched off."""
    card = matcher.card | {"mix": matcher.card["mix"] | dict.fromkeys(parts, 0.0)}
    return Matcher(matcher.encoder, matcher.arrays, card, matcher.catalogue)


def brief(matcher: Matcher, pairs: Sequence[DutyPair]) -> dict[str, list[float]]:
    """Return the top-1 of duties and jobs by language: one line of a comparison."""
    codes = [p.code for p in pairs]
    return {f"{kind}_{lang}": (duty_level(matcher, in_language(pairs, lang), codes) if kind == "duties"
                               else job_level(matcher, jobs_of(pairs, lang)))["top1"] for kind in ("duties", "jobs") for lang in ("ko", "en")}


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--matcher", type=Path, default=Path("build/matcher-development"), help="the matcher fitted to the train part")
    parser.add_argument("--refits", action=argparse.BooleanOptionalAction, default=True, help="also refit to other encoders and less data")
    parser.add_argument("--base", help="the encoder before domain training, for the comparison")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    encoder = encoder_from(args.encoder)
    parts = split(duty_pairs(CORPORA))
    tasks = [task for task in onet_tasks(args.data) if task.code]
    border, border_test = neighbours_split(neighbour_lines(CORPORA))
    material = Material(parts["train"], border, [task for task in tasks if not unseen_soc(task.soc)])
    matcher = Matcher.load(args.matcher, encoder)
    unseen = parts["job"] + parts["writer"]
    inside = [p for p in unseen if p.code != OUTSIDE]
    onet = onet_jobs([task for task in tasks if task.code in matcher.classes])
    results: dict[str, Any] = {
        "date": f"{dt.date.today()}", "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "versions": {name: version(name) for name in PACKAGES}, "encoder": encoder.name, "mix": matcher.card["mix"], "classes": len(matcher.classes),
        "sizes": {name: len(part) for name, part in parts.items()} | {"border": len(border), "border_held": len(border_test)},
        "retrieval_ko_en": retrieval(encoder, dev_pairs(args.data)), "sts_ko_spearman": similarity(encoder, sts_pairs(args.data)),
        "own_ladders_spearman": similarity(encoder, [pair for ladder in ladders(CORPORA) for pair in ladder.pairs()]),
        "splits": {name: {
            "duties": {lang: duty_level(matcher, in_language(part, lang), [p.code for p in part]) for lang in LANGUAGES},
            "jobs": {lang: job_level(matcher, jobs_of(part, lang)) for lang in LANGUAGES},
        } for name, part in (("employer", parts["employer"]), ("job", parts["job"]), ("writer", parts["writer"]), ("new", parts["new"]), ("plain", parts["plain"])) if part},
        "registers_ko": {r: duty_level(matcher, [p.ko for p in unseen if p.register == r], [p.code for p in unseen if p.register == r])["top1"]
                         for r in "cnhe"},
        "onet_unseen": {"e7": job_level(matcher, [job for job in onet if job[1] != OUTSIDE]),
                        "outside_recognised": job_level(matcher, [job for job in onet if job[1] == OUTSIDE])["top1"]},
        "onet_other_half": other_half(matcher, material, [task for task in tasks if task.code in matcher.classes]),
        "neighbours": {lang: neighbour_level(matcher, border_test, lang) for lang in ("ko", "en")},
        "outside": {lang: outside_level(matcher, unseen, lang) for lang in ("ko", "en")},
        "per_occupation_ko": per_occupation(matcher, unseen),
        "baselines": _baselines(inside, encoder),
        "ablations": {"all": brief(matcher, unseen)}
        | {f"only {name}": brief(without(matcher, [n for n in PARTS if n != name]), unseen) for name in PARTS}
        | {f"without {name}": brief(without(matcher, [name]), unseen) for name in (*PARTS, "excluded")},
    }
    args.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not args.refits:
        return
    refits = {"encoder without domain training": args.base, "all-MiniLM-L6-v2": str(teacher_folder())}
    fits = {f"refitted to {name}": (encoder_from(folder), material) for name, folder in refits.items() if folder}
    fits["embedding fitted without border lines"] = (encoder, Material(material.pairs, (), material.tasks))
    fits["embedding fitted without O*NET"] = (encoder, Material(material.pairs, material.border, ()))
    for name, (other, less) in fits.items():
        results["ablations"][name] = brief(refitted(other, less, matcher, parts["tune"]), unseen)
        args.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _baselines(pairs: Sequence[DutyPair], encoder: Encoder) -> dict[str, list[float]]:
    codes = [p.code for p in pairs]
    commonest = max(sorted(set(codes)), key=codes.count)
    minilm = SentenceTransformerEncoder(str(teacher_folder()))
    table = {"majority": interval([code == commonest for code in codes])}
    for lang in ("ko", "en"):
        texts = in_language(pairs, lang)
        for name, by in (("TF-IDF", None), ("all-MiniLM-L6-v2", minilm), ("our encoder", encoder)):
            table[f"{name} over scope lines, {lang}"] = nearest_scope(texts, codes, by)
    return table


if __name__ == "__main__":
    main()
