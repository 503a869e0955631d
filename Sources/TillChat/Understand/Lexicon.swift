import TillRecords
import TillStages
struct Lexicon: Sendable { init(_ k: Knowledge) throws(Fault) {} }
