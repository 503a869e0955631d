import CTesseract
import Glibc

/// How a picture was turned to be read, so that a box on it can be found on the picture as it came.
final class Turning: Sendable {
    /// Clockwise, in radians, about the middle.
    private let angle: Double
    private let before: (width: Int, height: Int)
    private let after: (width: Int, height: Int)
    /// What was done earlier.
    private let earlier: Turning?

    init(angle: Double, before: Picture, after: (width: Int, height: Int)) {
        self.angle = angle
        self.before = (before.width, before.height)
        self.after = after
        earlier = before.turning
    }

    /// The smallest upright box around a turned one, in pixels of the picture as it came.
    func original(_ box: Box) -> Box {
        let corners = [(box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom)].map(point)
        func bounds(_ values: [Double], _ most: Int) -> (low: Int, high: Int) {
            // A hair's breadth is the arithmetic's own.
            let hair = 1e-6
            let low = min(max(Int(((values.min() ?? 0) + hair).rounded(.down)), 0), most - 1)
            return (low, min(max(Int(((values.max() ?? 0) - hair).rounded(.up)), low + 1), most))
        }
        let (x, y) = (bounds(corners.map(\.x), before.width), bounds(corners.map(\.y), before.height))
        let found = Box(left: x.low, top: y.low, width: x.high - x.low, height: y.high - y.low)
        return earlier?.original(found) ?? found
    }

    private func point(_ x: Int, _ y: Int) -> (x: Double, y: Double) {
        let (dx, dy) = (Double(x) - Double(after.width) / 2, Double(y) - Double(after.height) / 2)
        return (
            cos(angle) * dx + sin(angle) * dy + Double(before.width) / 2, cos(angle) * dy - sin(angle) * dx + Double(before.height) / 2
        )
    }
}

extension Picture {
    /// Turned by so many quarters clockwise.
    func turned(quarters: Int) -> Picture {
        guard quarters % 4 != 0, let made = unsafe pixRotateOrth(pix, Int32(quarters % 4)) else { return self }
        let size = unsafe (Int(pixGetWidth(made)), Int(pixGetHeight(made)))
        return unsafe Picture(made, turning: Turning(angle: Double(quarters) * .pi / 2, before: self, after: size))
    }

    /// Turned clockwise by so many degrees, on paper large enough for it.
    func turned(degrees: Double) -> Picture {
        let angle = degrees * .pi / 180
        guard
            let made = unsafe pixRotate(
                pix, Float(angle), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), Int32(width), Int32(height))
        else { return self }
        let size = unsafe (Int(pixGetWidth(made)), Int(pixGetHeight(made)))
        return unsafe Picture(made, turning: Turning(angle: angle, before: self, after: size))
    }

    /// The degrees, clockwise, that set the rows of the page level, from -20 to 20; nil where no rows can be made out.
    var skew: Double? {
        guard let small = scaled(1, most: 1_500_000).picture.evened().binary else { return nil }
        var (angle, sureness): (Float, Float) = (0, 0)
        let failed = unsafe pixFindSkewSweepAndSearch(small.pix, &angle, &sureness, 4, 2, Float(Picture.mostSkew) + 5, 1, 0.05)
        return failed == 0 && sureness >= Picture.leastSureness && abs(angle) <= Float(Picture.mostSkew) ? Double(angle) : nil
    }

    private static let mostSkew = 20.0
    /// How much the rows must stand out at the best angle; Leptonica's own limit.
    private static let leastSureness: Float = 3

    /// Black and white.
    private var binary: Picture? { unsafe pixThresholdToBinary(pix, 130).map { unsafe Picture($0) } }
}
