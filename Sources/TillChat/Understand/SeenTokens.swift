/// What the tokens of a message are, taken together: most readings of most messages need not look at one of them.
struct SeenTokens {
    /// Every class that a word of it has.
    var classes: WordClass = []
    /// Something starts with a digit.
    var hasNumber = false
    /// A number or a date, phones and codes left out.
    var hasFigure = false
    var hasDate = false
    /// A sign or a line end: what can end a clause.
    var hasBreak = false
    var hasStar = false

    /// Whether words or dates can name a day.
    var mayNameDay: Bool {
        hasDate || hasNumber && classes.has(any: [.dayunit, .ordinal, .lastday, .at]) || classes.has(any: [.dayback, .weekday, .month])
    }
}
