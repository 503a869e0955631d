/// The version of Till that all its executables carry.
public enum TillVersion {
    public static let text = "0.1.0"
}
