import TillHousehold
import TillStages

/// The language that pages are written in while they are written: a stage sets it household by household, and all that writes words, sums
/// and days of a page asks it. English where nobody set one.
enum PageLanguage {
    @TaskLocal static var spoken: Messages = .english

    /// Does what writes pages in a language.
    static func speaking<Made>(_ messages: Messages, _ work: () throws(Fault) -> Made) throws(Fault) -> Made {
        let made: Result<Made, Fault> = $spoken.withValue(messages) {
            do throws(Fault) { return .success(try work()) } catch { return .failure(error) }
        }
        return try made.get()
    }
}

/// A message in the language of the page, with its gaps filled: `say(.budgetOf, [.month: "March 2025"])`.
func say(_ key: MessageKey, _ fill: MessageFill = [:]) -> String { PageLanguage.spoken(key, fill) }

/// A message about a number of things, in the form the language has for the number: `say(.rows, count: 3)`.
func say(_ key: MessageKey, count: Int, _ fill: MessageFill = [:]) -> String { PageLanguage.spoken(key, count: count, fill) }
