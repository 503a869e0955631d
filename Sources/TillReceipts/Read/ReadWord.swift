/// A word as it was read, with its place on the page.
public struct ReadWord: Sendable, Equatable {
    public var text: String
    /// Pixels of the page, or columns and lines of a text.
    public var box: Box
    /// 0 to 100, the recogniser's own; 100 where text was text already.
    public var confidence: Int

    public init(text: String, box: Box, confidence: Int) {
        self.text = text
        self.box = box
        self.confidence = confidence
    }
}

/// A rectangle on a page: pixels from the left and the top.
public struct Box: Sendable, Equatable {
    public var left: Int
    public var top: Int
    public var width: Int
    public var height: Int

    public init(left: Int, top: Int, width: Int, height: Int) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }

    var right: Int { left + width }
    var bottom: Int { top + height }
    var middle: Int { top + height / 2 }

    /// The smallest box around both.
    func joined(_ other: Box) -> Box {
        let left = min(left, other.left)
        let top = min(top, other.top)
        return Box(left: left, top: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }
}
