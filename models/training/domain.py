"""Stage 2: teach the student the language of work, in both languages.

Four goals at once: a Korean duty lies where the teacher puts its translation; a duty lies near its translation and
the other duties of its occupation; the two sides of a border lie apart; general parallel text keeps its place.

    python -m models.training.domain --data DIR --start build/encoder-1 --out build/encoder-2

Only the `train` part of every corpus is used (`models.training.splits`).
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer

from models.training.corpus import DutyPair, duty_pairs, glossary, neighbour_lines
from models.training.device import DEVICE, load
from models.training.distil import CORPORA, retrieval
from models.training.sources import Task, dev_pairs, onet_tasks, parallel_pairs, teacher_folder
from models.training.splits import neighbours_split, split, unseen_soc
from models.training.steps import Steps, write_result
from models.training.student import BANK, Batcher, Teacher, batches, contrast, embed, grow, save

log = logging.getLogger("domain")
#: Inverse temperature of the classification head on unit vectors.
SHARPNESS = 8.0


def scope_pairs(corpora: Path) -> list[DutyPair]:
    """Return the scope lines of every occupation as pairs."""
    pairs = []
    for path in sorted((corpora / "occupations").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if "scope" in entry:
            pairs += [DutyPair(entry["code"], "scope", f"scope/{entry['code']}", "s", s["ko"], s["en"]) for s in entry["scope"]]
    return pairs


def training_pairs(corpora: Path) -> list[DutyPair]:
    """Return everything bilingual that has an occupation and may train: duties, scope lines, border lines."""
    border, _ = neighbours_split(neighbour_lines(corpora))
    lines = [DutyPair(n.code, "neighbours", f"{n.code}_{n.other}", n.register, n.ko, n.en) for n in border]
    return split(duty_pairs(corpora))["train"] + scope_pairs(corpora) + lines


def supervised_contrastive(vectors: torch.Tensor, labels: torch.Tensor, temperature: float = 0.1) -> torch.Tensor:
    """Return the supervised contrastive loss (Khosla et al., 2020) of unit vectors, shape (n, width)."""
    scores = vectors @ vectors.T / temperature
    own = torch.eye(len(vectors), dtype=torch.bool, device=vectors.device)
    same = (labels[:, None] == labels[None, :]) & ~own
    log_prob = scores - torch.logsumexp(scores.masked_fill(own, -1e9), dim=1, keepdim=True)
    counts = same.sum(1)
    per_row = (log_prob * same).sum(1) / counts.clamp(min=1)
    return -per_row.sum() / (counts > 0).sum().clamp(min=1)  # rows alone with their label have a sum of nothing


def border_loss(logits: torch.Tensor, own: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """Return the loss of telling the own side of a border from the other; rows without a border have own == other."""
    at_border = own != other
    gap = (logits.gather(1, own[:, None]) - logits.gather(1, other[:, None])).squeeze(1)
    return (torch.nn.functional.softplus(-gap) * at_border).sum() / at_border.sum().clamp(min=1)


class DutyGoals:
    """What duties are held to: the teacher's vector of their translation, their occupation, and their side of a border.

    :param model: The student; the classification head is trained beside it.
    """

    def __init__(self, model: SentenceTransformer, teacher: SentenceTransformer, pairs: Sequence[DutyPair], tasks: Sequence[Task], rng: random.Random) -> None:
        known = [task for task in tasks if task.code and not unseen_soc(task.soc)]
        codes = sorted({p.code for p in pairs} | {task.code for task in known})
        tokenizer = model.tokenizer.backend_tokenizer
        self._model, self._rng = model, rng
        self._label = torch.tensor([codes.index(p.code) for p in pairs], device=DEVICE)
        self._other = torch.tensor([codes.index(p.job.split("_")[1]) if p.writer == "neighbours" else codes.index(p.code) for p in pairs], device=DEVICE)
        self._task_label = torch.tensor([codes.index(task.code) for task in known], device=DEVICE)
        self.ko, self._en = Batcher(tokenizer, [p.ko for p in pairs]), Batcher(tokenizer, [p.en for p in pairs])
        self._tasks = Batcher(tokenizer, [task.text for task in known])
        self._targets = Teacher(teacher, [p.en for p in pairs])
        self.head = torch.nn.Linear(model[0].auto_model.config.hidden_size, len(codes), device=DEVICE)
        self._turn, self.accuracy = 0, torch.zeros(())

    def loss(self, index: Sequence[int]) -> torch.Tensor:
        """Return the loss of the duties `index`, and every other time of a few task statements."""
        model, label, rng = self._model, self._label, self._rng
        mine, goal = embed(model, self.ko.tensors(index), half=True), self._targets(index)
        # English starts where the teacher is, so a part of each batch is enough to keep it there.
        part = rng.sample(range(len(index)), min(len(index), max(8, len(index) // 3)))
        theirs = embed(model, self._en.tensors([index[i] for i in part]), half=True)
        both, labels = torch.cat([mine, theirs]), torch.cat([label[index], label[index][part]])
        logits = self.head(both) * SHARPNESS
        loss = 6 * (1 - (mine * goal).sum(-1)).mean() + 6 * (1 - (theirs * goal[part]).sum(-1)).mean()
        loss = loss + contrast(mine, goal, self._targets.bank(BANK, rng))
        loss = loss + torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.05)
        loss = loss + border_loss(logits, labels, torch.cat([self._other[index], self._other[index][part]]))
        loss = loss + supervised_contrastive(both, labels)
        self.accuracy = (logits.argmax(-1) == labels).float().mean()
        self._turn += 1
        if self._turn % 2 == 0:
            few = rng.sample(range(len(self._task_label)), 16)
            few_logits = self.head(embed(model, self._tasks.tensors(few), half=True)) * SHARPNESS
            loss = loss + torch.nn.functional.cross_entropy(few_logits, self._task_label[few])
        return loss


def main() -> None:
    """Run stage 2."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    pairs = training_pairs(CORPORA)
    words = glossary(CORPORA)
    general = parallel_pairs(args.data) + 3 * words

    teacher = load(teacher_folder())
    bilingual = [(p.ko, p.en) for p in pairs]
    model = grow(args.start, [p.ko for p in pairs] + [ko for ko, _ in words], general + bilingual, args.out)
    tokenizer = model.tokenizer.backend_tokenizer
    replay = Batcher(tokenizer, [k for k, _ in general])
    replay_targets = Teacher(teacher, [e for _, e in general])
    goals = DutyGoals(model, teacher, pairs, onet_tasks(args.data), rng)
    steps = Steps(model, (8e-4, 1.2e-4, 3e-3), args.minutes, goals.head, warm=60)
    log.info("%d pairs, %d words", len(pairs), len(words))
    model.train()
    while steps.left():
        for index in batches([len(i) for i in goals.ko.ids], args.batch, rng):
            if not steps.left():
                break
            loss = goals.loss(index)
            if steps.taken % 2 == 0:
                loss = loss + _replay(model, replay, replay_targets, rng.sample(range(len(general)), args.batch // 2), rng)
            steps.take(loss)
            if steps.taken % 25 == 0:
                log.info("step %d, epoch %.1f, loss %.3f, batch accuracy %.2f", steps.taken, steps.taken * args.batch / len(pairs), loss.item(), goals.accuracy.item())
    model.eval()
    save(model, tokenizer, args.out)
    result = {"stage": 2, "pairs": len(pairs), "words": len(words), "steps": steps.taken,
              "epochs": round(steps.taken * args.batch / len(pairs), 1), "retrieval": round(retrieval(model, dev_pairs(args.data)), 4)}
    write_result(args.out, result)
    log.info("%s", result)


def _replay(model: SentenceTransformer, texts: Batcher, targets: Teacher, index: Sequence[int], rng: random.Random) -> torch.Tensor:
    mine, goal = embed(model, texts.tensors(index)), targets(index)
    return 8 * (1 - (mine * goal).sum(-1)).mean() + contrast(mine, goal, targets.bank(BANK, rng))


if __name__ == "__main__":
    main()
