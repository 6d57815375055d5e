/// 坐标系: in which system a longitude and a latitude were taken. Never is a point kept without it: the systems lie 200 to
/// 1,200 m apart, which is another street.
public enum CoordinateSystem: String, Sendable, Hashable, CaseIterable {
    /// What satellite receivers give.
    case wgs84 = "WGS-84"
    /// 国测局坐标: compulsory for public maps in mainland China (高德, 腾讯).
    case gcj02 = "GCJ-02"
    /// 百度坐标: GCJ-02, shifted once more.
    case bd09 = "BD-09"
    /// 2000 国家大地坐标系 (天地图): WGS-84 to within a millimetre.
    case cgcs2000 = "CGCS2000"

    /// Reads the system as people write it: in any case, with and without hyphens, underlines and blanks (`wgs84`,
    /// `GCJ 02`), and `bd09ll`, as Baidu's own interfaces call it.
    public init?(_ text: String) {
        let letters = text.unicodeScalars.lazy.filter { $0 != "-" && $0 != "_" && $0 != " " }
        switch String(String.UnicodeScalarView(letters)).lowercased() {
        case "wgs84": self = .wgs84
        case "gcj02": self = .gcj02
        case "bd09", "bd09ll": self = .bd09
        case "cgcs2000": self = .cgcs2000
        default: return nil
        }
    }

    /// The one system in which points are compared and searched.
    public static let canonical = CoordinateSystem.wgs84
}
