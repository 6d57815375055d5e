extension ReasonCode {
    /// The texts about where a station is; ``message`` asks for these codes alone.
    var placeMessage: LocalizedText {
        switch self {
        case .pointMissing:
            LocalizedText(zh: "缺少经纬度", en: "The point, or its longitude or latitude, is missing.")
        case .crsMissing:
            LocalizedText(
                zh: "缺少坐标系 crs：WGS-84、GCJ-02、BD-09 或 CGCS2000",
                en: "The coordinate system is missing; crs must be WGS-84, GCJ-02, BD-09 or CGCS2000.")
        case .crsUnknown:
            LocalizedText(
                zh: "不支持该坐标系，应为 WGS-84、GCJ-02、BD-09 或 CGCS2000",
                en: "The coordinate system is none of WGS-84, GCJ-02, BD-09 and CGCS2000.")
        case .pointOutOfRange:
            LocalizedText(zh: "该点不在本省范围内", en: "The point does not lie in the province.")
        case .pointSwapped:
            LocalizedText(zh: "经度和纬度写反了", en: "Longitude and latitude are the wrong way round.")
        case .pointOutOfCounty:
            LocalizedText(
                zh: "该点离所填县（市、区）中心超过 60 公里，请核对",
                en: "The point is more than 60 km from the centre of the county named; please check.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
