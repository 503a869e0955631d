import TillHousehold

/// What is hidden in a stream is the same as in an export.
typealias Masking = TillHousehold.Masking
