"""Stage 2: teach the student the language of work, in both languages.

Three goals at once: a Korean duty lies where the teacher puts its translation; a duty lies near its translation and
the scope lines of its occupation and away from those of neighbours; general parallel text keeps its place (replay).

    python -m models.training.domain --data DIR --start build/encoder-1 --out build/encoder-2 [--hold-out 0.17]
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer

from models.training.corpus import DutyPair, duty_pairs, split_by_job
from models.training.distil import TEMPERATURE, retrieval
from models.training.sources import dev_pairs, onet_tasks, parallel_pairs, teacher_folder
from models.training.student import Batcher, batches, embed, save

log = logging.getLogger("domain")
CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def scope_pairs(corpora: Path) -> list[DutyPair]:
    """Return the scope lines of every occupation as pairs."""
    pairs = []
    for path in sorted((corpora / "occupations").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if "scope" in entry:
            pairs += [DutyPair(entry["code"], "scope", f"scope/{entry['code']}", "s", s["ko"], s["en"]) for s in entry["scope"]]
    return pairs


def supervised_contrastive(vectors: torch.Tensor, labels: torch.Tensor, temperature: float = 0.1) -> torch.Tensor:
    """Return the supervised contrastive loss (Khosla et al., 2020) of unit vectors, shape (n, width)."""
    scores = vectors @ vectors.T / temperature
    own = torch.eye(len(vectors), dtype=torch.bool)
    same = (labels[:, None] == labels[None, :]) & ~own
    log_prob = scores - torch.logsumexp(scores.masked_fill(own, -1e9), dim=1, keepdim=True)
    counts = same.sum(1)
    per_row = (log_prob * same).sum(1) / counts.clamp(min=1)
    return -per_row[counts > 0].mean()


def main() -> None:
    """Run stage 2."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out", type=float, default=0.0)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    pairs = duty_pairs(CORPORA)
    if args.hold_out:
        pairs, _ = split_by_job(pairs, args.hold_out, seed=3)
    pairs += scope_pairs(CORPORA)
    labelled = [(task, code) for task, code in onet_tasks(args.data) if code]
    codes = sorted({p.code for p in pairs} | {code for _, code in labelled})
    label = torch.tensor([codes.index(p.code) for p in pairs])
    task_label = torch.tensor([codes.index(code) for _, code in labelled])
    general = parallel_pairs(args.data)

    model = SentenceTransformer(str(args.start), device="cpu")
    teacher = SentenceTransformer(str(teacher_folder()), device="cpu")
    tokenizer, teacher_tokenizer = model.tokenizer.backend_tokenizer, teacher.tokenizer.backend_tokenizer
    ko, en = Batcher(tokenizer, [p.ko for p in pairs]), Batcher(tokenizer, [p.en for p in pairs])
    tasks = Batcher(tokenizer, [task for task, _ in labelled])
    replay = Batcher(tokenizer, [k for k, _ in general])
    replay_teacher = Batcher(teacher_tokenizer, [e for _, e in general])
    teacher_en = Batcher(teacher_tokenizer, [p.en for p in pairs])
    with torch.no_grad():
        target = torch.cat([embed(teacher, teacher_en.tensors(range(i, min(i + 128, len(pairs)))))
                            for i in range(0, len(pairs), 128)])
    head = torch.nn.Linear(model[0].auto_model.config.hidden_size, len(codes))
    rates = (6e-4, 1e-4, 2e-3)
    optimiser = torch.optim.AdamW([
        {"params": model[0].auto_model.get_input_embeddings().parameters(), "weight_decay": 0.0},
        {"params": [p for n, p in model.named_parameters() if "word_embeddings" not in n]},
        {"params": head.parameters()},
    ], lr=1e-4)
    began, step, total = time.monotonic(), 0, args.minutes * 60
    log.info("%d pairs, %d tasks, %d classes", len(pairs), len(labelled), len(codes))
    model.train()
    while time.monotonic() - began < total:
        for index in batches([len(i) for i in ko.ids], args.batch, rng):
            spent = time.monotonic() - began
            if spent >= total:
                break
            factor = min(1.0, (step + 1) / 60) * max(0.02, 1 - spent / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            mine = embed(model, ko.tensors(index))
            # English starts where the teacher is, so a part of each batch is enough to keep it there.
            part = rng.sample(range(len(index)), max(8, len(index) // 3))
            theirs = embed(model, en.tensors([index[i] for i in part]))
            goal, labels = target[index], label[index]
            both, both_labels = torch.cat([mine, theirs]), torch.cat([labels, labels[part]])
            loss = 8 * (1 - (mine * goal).sum(-1)).mean() + 8 * (1 - (theirs * goal[part]).sum(-1)).mean()
            loss = loss + torch.nn.functional.cross_entropy(mine @ goal.T / TEMPERATURE, torch.arange(len(index)))
            loss = loss + torch.nn.functional.cross_entropy(head(both) * 4, both_labels, label_smoothing=0.05)
            loss = loss + supervised_contrastive(both, both_labels)
            if step % 2 == 0:
                extra = rng.sample(range(len(general)), args.batch // 3)
                with torch.no_grad():
                    general_goal = embed(teacher, replay_teacher.tensors(extra))
                old = embed(model, replay.tensors(extra))
                loss = loss + 8 * (1 - (old * general_goal).sum(-1)).mean()
                loss = loss + torch.nn.functional.cross_entropy(old @ general_goal.T / TEMPERATURE, torch.arange(len(extra)))
            else:
                few = rng.sample(range(len(labelled)), 16)
                loss = loss + torch.nn.functional.cross_entropy(head(embed(model, tasks.tensors(few))) * 4, task_label[few])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step % 25 == 0:
                right = float((head(both).argmax(-1) == both_labels).float().mean())
                log.info("step %d, epoch %.1f, loss %.3f, batch accuracy %.2f", step, step * args.batch / len(pairs), loss.item(), right)
    model.eval()
    save(model, tokenizer, args.out)
    result = {"stage": 2, "pairs": len(pairs), "steps": step, "epochs": round(step * args.batch / len(pairs), 1),
              "hold_out": args.hold_out, "retrieval": round(retrieval(model, dev_pairs(args.data)), 4)}
    (args.out / "training.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    log.info("%s", result)


if __name__ == "__main__":
    main()
