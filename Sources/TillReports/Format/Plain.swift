import TillHousehold

/// What is shown of strangers' text is the same on a page as in an export.
typealias Plain = TillHousehold.Plain
