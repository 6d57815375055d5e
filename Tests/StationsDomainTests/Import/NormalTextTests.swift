import Contracts
import StationsDomain
import Testing

/// One name, one address, however they are written.
@Suite struct NormalTextTests {
    @Test(
        arguments: [
            ("五里牌（工会驿站）", "五里牌工会驿站"), ("五里牌 工会驿站", "五里牌工会驿站"), ("　五里牌·工会驿站　", "五里牌工会驿站"),
            ("ＡＢＣ１２３号", "abc123号"), ("中国石化-加油站", "中国石化加油站"), ("（）- ", ""),
        ])
    func names(_ row: (String, String)) { #expect(NormalText.name(row.0) == row.1) }

    @Test(
        arguments: [
            "湖南省长沙市芙蓉区五一大道1号", "长沙市芙蓉区五一大道1号", "芙蓉区五一大道1号", "五一大道1号", "湖南 长沙 芙蓉 五一大道１号",
            "湖南省长沙市芙蓉区五一大道 1 号", "湖南长沙市芙蓉区，五一大道1号",
        ])
    func addressesOfOnePlace(_ written: String) {
        #expect(NormalText.address(written, in: StationFixture.county) == "五一大道1号")
    }

    @Test(arguments: ["湖南省长沙市长沙县星沙镇1号", "长沙市长沙县星沙镇1号", "长沙县星沙镇1号", "长沙长沙县星沙镇1号", "星沙镇1号"])
    func theCityAndTheCountyOfOneName(_ written: String) {
        #expect(NormalText.address(written, in: DivisionCode("430121")!) == "星沙镇1号")
    }

    @Test func whatIsNoPrefixStays() {
        #expect(NormalText.address("长沙银行大楼", in: DivisionCode("430121")!) == "银行大楼")
        #expect(NormalText.address("芙蓉区", in: StationFixture.county) == "芙蓉区")
        // 道县 and 澧县 are too short to be left out without their last character.
        #expect(NormalText.address("道州路1号", in: DivisionCode("431124")!) == "道州路1号")
        #expect(NormalText.address("道县道州路1号", in: DivisionCode("431124")!) == "道州路1号")
    }
}
