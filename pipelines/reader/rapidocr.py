"""A second reader of receipts for till-receipts: RapidOCR's networks, kept running.

    rapidocr.py --version     its name and version, on one line
    rapidocr.py               answers each line of standard input with one line, until there are no more

A question is a JSON object: `id`; `picture`, the path of a picture; `boxes`, a list of [left, top, width, height] in its pixels. Where
boxes are given these are read, else the whole picture. The answer has the same `id` and `words`: each with `text`, its `box`, and
`confidence` from 0 to 1. What cannot be read has no words, and `error` says why.
"""

import json
import os
import sys
from importlib import metadata

PACKAGES = ("rapidocr-onnxruntime", "onnxruntime", "opencv-python", "numpy")


def version():
    first, *others = (f"{name} {metadata.version(name)}" for name in PACKAGES)
    return f"{first} ({', '.join(others)})"


class Reader:
    """Finds lines of text and reads them, one thread for all."""

    # The long side of the picture that lines are looked for in, in pixels: finding costs by its square.
    FINDING_SIDE = 1280
    # Height of a line as the network takes it, and how many pixels of width one of its answers stands for.
    LINE, STEP = 48, 8
    # A line longer than so many of its heights is read in one piece of that length.
    LONGEST = 60
    MOST_LINES = 400
    # Below it a line is no text.
    LEAST = 0.5

    def __init__(self):
        import cv2
        import numpy
        from rapidocr_onnxruntime import RapidOCR
        from rapidocr_onnxruntime.ch_ppocr_det.utils import DetPreProcess

        cv2.setNumThreads(1)
        self.cv, self.np = cv2, numpy
        self.engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
        half = [0.5, 0.5, 0.5]
        self.engine.text_det.get_preprocess = lambda _: DetPreProcess(self.FINDING_SIDE, "max", half, half)

    def words(self, path, boxes):
        with open(path, "rb") as file:
            data = self.np.frombuffer(file.read(), self.np.uint8)
        picture = self.cv.imdecode(data, self.cv.IMREAD_COLOR)
        if picture is None:
            raise ValueError("it is no picture")
        quads = self.find(picture) if boxes is None else [self.quad(box, picture) for box in boxes]
        words = []
        for quad in quads[: self.MOST_LINES]:
            words += self.read(picture, quad)
        return words

    def find(self, picture):
        found, _ = self.engine.text_det(picture)
        return [] if found is None or len(found) == 0 else self.engine.sorted_boxes(found)

    def quad(self, box, picture):
        """The corners of a box with a little paper around it."""
        left, top, width, height = (float(number) for number in box)
        edge = max(2.0, height * 0.15)
        bottom, right = picture.shape[0] - 1, picture.shape[1] - 1
        x = [min(max(value, 0), right) for value in (left - edge, left + width + edge)]
        y = [min(max(value, 0), bottom) for value in (top - edge, top + height + edge)]
        return self.np.array([[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]], dtype=self.np.float32)

    def read(self, picture, quad):
        """The words of one line: cut where the network says blank, or leaves a gap."""
        np = self.np
        side = lambda a, b: float(np.linalg.norm(quad[a] - quad[b]))
        if min(side(0, 1), side(0, 3)) < 4:
            return []
        strip = self.engine.get_crop_img_list(picture, [quad])[0]
        height, width = strip.shape[:2]
        inner = min(self.LINE * self.LONGEST, max(8, round(self.LINE * width / height)))
        strip = self.cv.resize(strip, (inner, self.LINE)).astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
        # One line at a time, no wider than it is: others of a batch would be paid for in blanks.
        whole = np.zeros((1, 3, self.LINE, max(64, -(-inner // 32) * 32)), np.float32)
        whole[0, :, :, :inner] = strip
        answer = self.engine.text_rec.session(whole)[0][0]
        best, sure = answer.argmax(axis=1), answer.max(axis=1)
        letters = self.engine.text_rec.postprocess_op.character
        # Blank is 0; a letter that stands twice running without one between is the same.
        columns = [at for at in range(len(best)) if best[at] != 0 and (at == 0 or best[at] != best[at - 1])]
        if not columns or float(np.mean(sure[columns])) < self.LEAST:
            return []
        steps = sorted(b - a for a, b in zip(columns, columns[1:])) or [1]
        gap = max(5, 2.2 * steps[len(steps) // 2])
        words, word, last = [], [], None
        for at in columns:
            if word and (letters[best[at]].isspace() or at - last > gap):
                words.append(word)
                word = []
            last = at
            if not letters[best[at]].isspace():
                word.append(at)
        words.append(word)
        scale = self.STEP / inner
        half = steps[len(steps) // 2] / 2
        return [self.placed(word, quad, scale, half, best, sure, letters) for word in words if word]

    def placed(self, word, quad, scale, half, best, sure, letters):
        """A word with its box: where its letters stand on the line, which may lie askew."""
        cut = lambda share: min(max(share, 0.0), 1.0)
        begin, end = cut((word[0] + 0.5 - half) * scale), cut((word[-1] + 0.5 + half) * scale)
        points = [quad[a] + (quad[b] - quad[a]) * share for a, b in ((0, 1), (3, 2)) for share in (begin, end)]
        left, top = (int(min(point[axis] for point in points)) for axis in (0, 1))
        right, bottom = (int(max(point[axis] for point in points)) for axis in (0, 1))
        return {
            "text": "".join(letters[best[at]] for at in word),
            "box": [left, top, max(1, right - left), max(1, bottom - top)],
            "confidence": round(float(self.np.mean(sure[word])), 3),
        }


def main():
    if sys.argv[1:] == ["--version"]:
        print(version())
        return
    # Answers go to the pipe alone: what a library prints does not.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    reader = Reader()
    for line in sys.stdin:
        answer = {}
        try:
            question = json.loads(line)
            answer["id"] = question.get("id")
            answer["words"] = reader.words(question["picture"], question.get("boxes"))
        except Exception as trouble:  # A picture that breaks it costs its answer.
            answer.update(words=[], error=str(trouble)[:200])
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)


main()
