import Contracts

extension CSVTable {
    /// Every row as what it stands for; `nil` leaves a row out that is none of its kind.
    ///
    /// - Throws: `refused` with every fault and its line: nothing that is wrong is left out in silence.
    func places<Value>(
        of path: String, _ read: (Row) throws(PlaceProblem) -> Value?
    ) throws(CommandFault) -> [Value] {
        var values: [Value] = []
        var faults: [PlaceFault] = []
        for row in self {
            switch row {
            case .success(let row):
                do throws(PlaceProblem) {
                    if let value = try read(row) { values.append(value) }
                } catch {
                    faults.append(PlaceFault(line: row.line, error))
                }
            case .failure(let fault): faults.append(PlaceFault(line: fault.line, .file(fault.problem)))
            }
        }
        guard faults.isEmpty else { throw .refused(.placesFaulty(path, faults)) }
        return values
    }
}

/// Titles that all files of places have in common.
enum PlaceTitles {
    static let longitude = ["经度", "lon", "lng", "longitude"]
    static let latitude = ["纬度", "lat", "latitude"]
    static let system = ["坐标系", "crs"]
    static let county = ["区划代码", "县市区", "县（市、区）", "区县", "division", "county"]
    static let name = ["名称", "站点名称", "驿站名称", "name"]
    static let code = ["驿站编码", "编码", "code"]
}
