"""An algorithm in Python: scikit-learn's linear SVM on tf-idf of word and character n-grams.

It keeps docs/reference/algorithm-contract.md and runs where python3 finds scikit-learn; elsewhere it ends with code 3.
"""

import json
import os
import pickle
import sys


def say(line):
    print(json.dumps(line), flush=True)


def fail(code, why):
    print(f"sklearn-text-classifier: {why}", file=sys.stderr)
    sys.exit(code)


try:
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import accuracy_score, f1_score
    from sklearn.model_selection import train_test_split
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC
except ImportError as error:
    fail(3, f"{error}. Install it for {sys.executable}: pip install -r requirements.txt")


def pipeline(seed):
    return make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        ),
        LinearSVC(random_state=seed),
    )


def train():
    with open("in/train.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    with open("in/params.json", encoding="utf-8") as file:
        seed = int(json.load(file).get("seed", 1))
    texts, labels = [row["text"] for row in rows], [row["label"] for row in rows]
    if len(set(labels)) < 2:
        fail(2, "rows of at least two labels are needed")
    say({"progress": 0, "message": f"{len(rows)} rows"})

    # Measured on a fifth that the measured model has not seen; the model handed over learns from all.
    counts = {label: labels.count(label) for label in set(labels)}
    stratify = labels if min(counts.values()) > 1 and len(rows) // 5 >= len(counts) else None
    kept_x, held_x, kept_y, held_y = train_test_split(
        texts, labels, test_size=0.2, random_state=seed, stratify=stratify
    )
    answers = pipeline(seed).fit(kept_x, kept_y).predict(held_x)
    metrics = {
        "accuracy": float(accuracy_score(held_y, answers)),
        "macroF1": float(f1_score(held_y, answers, average="macro", zero_division=0)),
    }
    say({"progress": 0.45, "metrics": metrics})

    model = pipeline(seed).fit(texts, labels)
    os.makedirs("out/model", exist_ok=True)
    with open("out/model/model.pickle", "wb") as file:
        pickle.dump(model, file)
    with open("out/metrics.json", "w", encoding="utf-8") as file:
        json.dump(metrics, file)
    say({"progress": 1, "metrics": metrics})


def answer(model, line):
    try:
        row = json.loads(line)
    except ValueError:
        return {"error": "the line is not JSON"}
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return {"error": "the line has no string 'text'"}
    margins = numpy.atleast_2d(model.decision_function([row["text"]]))[0]
    if len(margins) == 1:  # two labels: one margin, of the second
        margins = numpy.array([-margins[0], margins[0]])
    # Softmax of the margins: it orders answers by how sure they are, but is not calibrated.
    shares = numpy.exp(margins - margins.max())
    best = int(margins.argmax())
    return {"label": str(model.classes_[best]), "score": float(shares[best] / shares.sum())}


def predict():
    # The pickle is the one that `train` wrote; one of another origin could run anything.
    with open("model/model.pickle", "rb") as file:
        model = pickle.load(file)
    for line in sys.stdin:
        say(answer(model, line))


if sys.argv[1:] == ["train"]:
    train()
elif sys.argv[1:] == ["predict"]:
    predict()
else:
    fail(2, "say 'train' or 'predict'")
