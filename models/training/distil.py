"""Stage 1: teach the student to put a Korean sentence where the teacher puts its English translation.

    python -m models.training.distil --data DIR --out build/encoder-1
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from models.training.corpus import duty_pairs
from models.training.device import load
from models.training.sources import dev_pairs, onet_tasks, parallel_pairs, teacher_folder
from models.training.splits import split
from models.training.steps import Steps, write_result
from models.training.student import BANK, Batcher, Teacher, batches, contrast, embed, extend, save
from models.training.vocabulary import korean_pieces

log = logging.getLogger("distil")
CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def retrieval(model: SentenceTransformer, pairs: list[tuple[str, str]]) -> float:
    """Return the share of Korean sentences whose nearest English sentence is their translation."""
    ko = model.encode([k for k, _ in pairs], normalize_embeddings=True, show_progress_bar=False)
    en = model.encode([e for _, e in pairs], normalize_embeddings=True, show_progress_bar=False)
    return float(np.mean((np.asarray(ko) @ np.asarray(en).T).argmax(axis=1) == np.arange(len(pairs))))


def checkpoint(model: SentenceTransformer, tokenizer: Tokenizer, data: Path, out: Path) -> None:
    """Tell how well the student retrieves and save it; training goes on."""
    model.eval()
    log.info("retrieval %.3f", retrieval(model, dev_pairs(data)))
    save(model, tokenizer, out)
    model.train()


def main() -> None:
    """Run stage 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a student to go on from; left out: the teacher with Korean pieces added")
    parser.add_argument("--pieces", type=int, default=16_000)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    pairs = parallel_pairs(args.data) + [(p.ko, p.en) for p in split(duty_pairs(CORPORA))["train"]]
    teacher = load(teacher_folder())
    if args.start:
        model = load(args.start)
    else:
        model = extend(teacher_folder(), korean_pieces((ko for ko, _ in pairs), args.pieces), pairs, args.out)
    rates = (1e-3, 1.5e-4) if args.start is None else (5e-4, 1e-4)
    log.info("%d pairs, retrieval before training %.3f", len(pairs), retrieval(model, dev_pairs(args.data)))

    tokenizer = model.tokenizer.backend_tokenizer
    korean = Batcher(tokenizer, [ko for ko, _ in pairs])
    english = Batcher(tokenizer, [en for _, en in pairs])
    targets = Teacher(teacher, [en for _, en in pairs])
    # English that the student must not forget, in the language of work.
    tasks = [task.text for task in onet_tasks(args.data)]
    task_student, task_targets = Batcher(tokenizer, tasks), Teacher(teacher, tasks)
    steps = Steps(model, rates, args.minutes)
    model.train()
    while steps.left():
        for index in batches([len(i) for i in korean.ids], args.batch, rng):
            if not steps.left():
                break
            target = targets(index)
            ours = embed(model, korean.tensors(index))
            loss = 20 * (1 - (ours * target).sum(-1)).mean() + contrast(ours, target, targets.bank(BANK, rng))
            if steps.taken % 4 == 0:
                few = index[: args.batch // 3]
                loss = loss + 20 * (1 - (embed(model, english.tensors(few)) * target[: len(few)]).sum(-1)).mean()
                sample = rng.sample(range(len(tasks)), args.batch // 6)
                loss = loss + 20 * (1 - (embed(model, task_student.tensors(sample)) * task_targets(sample)).sum(-1)).mean()
            steps.take(loss)
            if steps.taken % 25 == 0:
                log.info("step %d, %.0f pairs/s, loss %.3f", steps.taken, steps.pairs_a_second(args.batch), loss.item())
            if steps.taken % 300 == 0:
                checkpoint(model, tokenizer, args.data, args.out)
    model.eval()
    save(model, tokenizer, args.out)
    result = {"stage": 1, "pairs": len(pairs), "steps": steps.taken, "retrieval": retrieval(model, dev_pairs(args.data))}
    write_result(args.out, result)
    log.info("%s", result)


if __name__ == "__main__":
    main()
