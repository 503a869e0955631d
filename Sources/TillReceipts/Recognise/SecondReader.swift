import Glibc
import TillProcess
import TillRecords
import TillStages

/// The second reader: any program that reads pictures, asked where Tesseract leaves doubt.
///
/// `PROGRAM --version` says its name and version on one line. `PROGRAM` answers each line of its standard input with a line: a question
/// has `id`, `picture` (a path) and `boxes` (left, top, width, height each; absent where the whole picture is meant), the answer the same
/// `id` and `words` with `text`, `box` and `confidence` from 0 to 1.
public final class SecondReader {
    public let path: String

    private init(path: String) { self.path = path }

    /// The word for doing without one.
    static let none = "none"
    /// Where `pipelines/setup/reader` puts it, from the folder of knowledge.
    private static let place = "../reader/environment/recogniser"

    /// The one that is asked for, then that of `TILL_SECOND_READER`, then the one that was set up beside the knowledge files; nil for
    /// `none` and where there is no such program. Throws `receipts.second-reader` when one is asked for that does not say its version.
    public static func located(_ asked: String?, _ knowledge: Knowledge) throws(Fault) -> SecondReader? {
        if let named = asked ?? Knowledge.namedReader {
            guard named != none else { return nil }
            let reader = SecondReader(path: named)
            guard reader.version != nil else {
                throw Fault(
                    "receipts.second-reader", "\(Document.baseName(named)) does not say its name and version, so it is no second reader.",
                    remedy: "Run pipelines/setup/reader, or give --second-reader none.", place: "--second-reader", exit: .missingInput)
            }
            return reader
        }
        guard let folder = knowledge.folder, unsafe access("\(folder)/\(place)", X_OK) == 0 else { return nil }
        return SecondReader(path: "\(folder)/\(place)")
    }

    /// Its name and version as it says them; nil when it does not run.
    public private(set) lazy var version: String? = {
        let said = CapturedRun.output(
            path: path, arguments: ["--version"], most: 4096, seconds: 20, megabytes: SecondReader.limits.megabytes)
        let line = said.map { String(decoding: $0, as: UTF8.self) }?.split(whereSeparator: \.isNewline).first
        return line.map { String($0.prefix(200)) }
    }()

    /// It running, for all workers.
    var program: SharedProgram {
        SharedProgram(path: path, limits: SecondReader.limits) { question, answer in
            let asked = try? Record(checking: question).string(.id)
            return asked != nil && asked == (try? Record(checking: answer).string(.id))
        }
    }

    /// A minute for a picture, on a machine that has much to do; two gigabytes, of which it maps most and uses a quarter.
    private static let limits = SharedProgram.Limits(seconds: 60, megabytes: 2 << 10, answer: 4 << 20)
}

/// What a worker asks the second reader: on its own output, which the pool of workers passes on.
final class SecondLook {
    /// What the reader calls itself.
    let name: String
    private var asked = 0
    /// Whether it read something of the document.
    private(set) var hasSpoken = false
    /// Whether a question about the document stayed without an answer.
    private(set) var isLost = false

    private static let mostWords = 5_000
    private static let longestWord = 200

    init(name: String) { self.name = name }

    /// A new document begins.
    func begin() { (hasSpoken, isLost) = (false, false) }

    /// The words of a picture with their boxes in its pixels; nil when it does not answer.
    ///
    /// - Parameter boxes: where it shall read; nil for everywhere.
    func words(of picture: Picture, in boxes: [Box]?) -> [ReadWord]? {
        guard let bytes = picture.pnm else { return nil }
        let file = UnnamedFile()
        guard file.append(bytes) != nil, let path = file.path else { return nil }
        asked += 1
        let id = "\(getpid())-\(asked)"
        var question = Record(type: "question")
        question.set(.id, string: id)
        question.set(Answer.picture, string: path)
        if let boxes {
            let list = boxes.map { "[\($0.left),\($0.top),\($0.width),\($0.height)]" }.joined(separator: ",")
            question.set(Answer.boxes, raw: Array("[\(list)]".utf8))
        }
        Output.write("\t?" + question.text + "\n")
        guard let line = readLine(), let found = SecondLook.words(line, id: id, width: picture.width, height: picture.height) else {
            isLost = true
            return nil
        }
        hasSpoken = true
        return found
    }

    /// The words of an answer; nil when it is none to the question.
    static func words(_ line: String, id: String, width: Int, height: Int) -> [ReadWord]? {
        guard let answer = try? Record(checking: line), answer.string(.id) == id, answer.has(Answer.words), !answer.has(Answer.error) else {
            return nil
        }
        return answer.objects(Answer.words).prefix(mostWords).compactMap { word in
            let sides = (word.elements(.box) ?? []).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
            guard let text = word.string(.text)?.filter({ !$0.isWhitespace }), (1...longestWord).contains(text.count), sides.count == 4,
                sides.allSatisfy({ (0...Double(Picture.longestSide)).contains($0) }), sides[2] >= 1, sides[3] >= 1,
                sides[0] + sides[2] <= Double(width) + 1, sides[1] + sides[3] <= Double(height) + 1,
                let sure = word.number(.confidence), (0...1).contains(sure)
            else { return nil }
            let box = Box(left: Int(sides[0]), top: Int(sides[1]), width: Int(sides[2]), height: Int(sides[3]))
            return ReadWord(text: text, box: box, confidence: Int((sure * 100).rounded()))
        }
    }

    /// Names of the question and its answer.
    private enum Answer {
        static var boxes: Key { Key(foreign: "boxes") }
        static var error: Key { Key(foreign: "error") }
        static var picture: Key { Key(foreign: "picture") }
        static var words: Key { Key(foreign: "words") }
    }
}
