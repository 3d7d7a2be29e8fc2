"""Stage 3: general language for both languages at once, while duties keep their place.

Korean and English sentences of everyday kinds are told apart among thousands (InfoNCE in both directions, with queues of
earlier sentences as further negatives, after He et al., 2020), held near the teacher's vectors, and every step also holds duties
as stage 2 does.

    python -m models.training.refine --data DIR --start build/encoder-2 --out build/encoder-3

Only the `train` part of every corpus is used (`models.training.splits`).
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from models.training.corpus import family_lines, glossary, parallel_lines
from models.training.device import DEVICE, load
from models.training.distil import CORPORA, checkpoint, retrieval
from models.training.domain import DutyGoals, training_pairs
from models.training.relatives import Relatives
from models.training.sources import dev_pairs, onet_tasks, parallel_by_source, teacher_folder
from models.training.steps import Steps, write_result
from models.training.student import TEMPERATURE, Batcher, Teacher, batches, embed, grow, save

log = logging.getLogger("refine")
#: Sentences of each source in one pass: product documentation is plenty and alike.
A_PASS = {"adobe_workfront": 4_000, "odoo14": 2_000, "ms_projops": 2_500}
TIMES = {"own": 1, "families": 4}
#: Sentences that the teacher holds to be this alike are no negatives of each other.
ALIKE = 0.9
#: Weight of holding families of sentences as far apart as the teacher holds them.
KIN_WEIGHT = 40.0
QUEUE = 3072


def one_pass(sizes: dict[str, list[int]], rng: random.Random) -> list[int]:
    """Return the sentences of one pass over the general text, by source."""
    chosen: list[int] = []
    for source, index in sizes.items():
        chosen += index * TIMES[source] if source in TIMES else rng.sample(index, min(len(index), A_PASS.get(source, len(index))))
    return chosen


class Queue:
    """The vectors of the sentences that were seen last, and the teacher's, which tell repeats."""

    def __init__(self, width: int) -> None:
        self.ours, self.target = torch.zeros(0, width, device=DEVICE), torch.zeros(0, width, device=DEVICE)

    def add(self, ours: torch.Tensor, target: torch.Tensor) -> None:
        """Put the newest in front and forget the oldest."""
        self.ours = torch.cat([ours.detach(), self.ours])[:QUEUE]
        self.target = torch.cat([target, self.target])[:QUEUE]

    def negatives(self, anchor: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """Return cosines with what is kept, shape (batch, kept); repeats of the anchor count as no negative."""
        return (anchor @ self.ours.T).masked_fill(target @ self.target.T > ALIKE, -1.0)


def both_ways(ko: torch.Tensor, en: torch.Tensor, target: torch.Tensor, korean: Queue, english: Queue) -> torch.Tensor:
    """Return the loss of finding one's translation, from Korean and from English."""
    own = torch.arange(len(ko), device=ko.device)
    inside = (ko @ en.T).masked_fill((target @ target.T > ALIKE) & ~torch.eye(len(ko), dtype=torch.bool, device=ko.device), -1.0)
    there = torch.cat([inside, english.negatives(ko, target)], dim=1) / TEMPERATURE
    back = torch.cat([inside.T, korean.negatives(en, target)], dim=1) / TEMPERATURE
    return torch.nn.functional.cross_entropy(there, own) + 0.5 * torch.nn.functional.cross_entropy(back, own)


def endless(lengths: Sequence[int], size: int, rng: random.Random) -> Iterator[list[int]]:
    """Yield batches of duties for ever."""
    while True:
        yield from batches(lengths, size, rng)


def main() -> None:
    """Run stage 3."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--duties", type=int, default=32, help="duties in one step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    sources = parallel_by_source(args.data) | {"glossary": glossary(CORPORA), "own": parallel_lines(CORPORA), "families": family_lines(CORPORA)}
    general = [pair for pairs in sources.values() for pair in pairs]
    places, first = {}, 0
    for source, pairs in sources.items():
        places[source] = list(range(first, first + len(pairs)))
        first += len(pairs)
    duties = training_pairs(CORPORA)
    own_korean = [ko for ko, _ in (*sources["own"], *sources["families"])] + [p.ko for p in duties] + [ko for ko, _ in sources["glossary"]]
    model = grow(args.start, own_korean, general + [(p.ko, p.en) for p in duties], args.out, size=16_000)
    tokenizer = model.tokenizer.backend_tokenizer
    log.info("%s, %d duties, %d pieces, retrieval %.3f", {s: len(p) for s, p in sources.items()}, len(duties), tokenizer.get_vocab_size(),
             retrieval(model, dev_pairs(args.data)))

    teacher = load(teacher_folder())
    korean, english = Batcher(tokenizer, [ko for ko, _ in general]), Batcher(tokenizer, [en for _, en in general])
    targets = Teacher(teacher, [en for _, en in general])
    goals = DutyGoals(model, teacher, duties, onet_tasks(args.data), rng)
    kin = Relatives(model, korean, targets, places["families"], rng)
    width = model[0].auto_model.config.hidden_size
    queue_ko, queue_en = Queue(width), Queue(width)
    steps = Steps(model, (4 * args.rate, args.rate, 3e-3), args.minutes, goals.head)
    lines = endless([len(i) for i in goals.ko.ids], args.duties, rng)
    passes = 0
    model.train()
    while steps.left():
        chosen = one_pass(places, rng)
        passes += 1
        for rows in batches([len(korean.ids[i]) for i in chosen], args.batch, rng):
            if not steps.left():
                break
            index = [chosen[i] for i in rows]
            target = targets(index)
            ko, en = embed(model, korean.tensors(index), half=True), embed(model, english.tensors(index), half=True)
            loss = both_ways(ko, en, target, queue_ko, queue_en)
            loss = loss + 8 * (1 - (ko * target).sum(-1)).mean() + 5 * (1 - (en * target).sum(-1)).mean()
            queue_ko.add(ko, target)
            queue_en.add(en, target)
            alike = kin.loss()
            steps.take(loss + goals.loss(next(lines)) + KIN_WEIGHT * alike)
            if steps.taken % 50 == 0:
                log.info("step %d, pass %d, %.0f pairs/s, loss %.3f, relations %.4f", steps.taken, passes, steps.pairs_a_second(args.batch),
                         loss.item(), alike.item())
            if steps.taken % 500 == 0:
                checkpoint(model, tokenizer, args.data, args.out)
    model.eval()
    save(model, tokenizer, args.out)
    result = {"stage": 3, "general": len(general), "own": len(sources["own"]), "families": len(sources["families"]), "duties": len(duties), "steps": steps.taken, "passes": passes,
              "retrieval": round(retrieval(model, dev_pairs(args.data)), 4)}
    write_result(args.out, result)
    log.info("%s", result)


if __name__ == "__main__":
    main()
