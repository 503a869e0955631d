/// What the analyses say. Their stages add fields; additions are free.
extension Shape {
    static func result(_ type: FieldWord, _ summary: String, _ more: [Field]) -> Shape {
        Shape(type, summary, [.may(.household, .id, "whose it is")] + more)
    }
}
