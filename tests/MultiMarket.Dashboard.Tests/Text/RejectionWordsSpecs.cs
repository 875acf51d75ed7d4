using System.Reflection;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Dashboard.Tests.Text;

public sealed class RejectionWordsSpecs
{
    public static TheoryData<string> Codes =>
        [.. typeof(ViolationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_words(string code)
    {
        RejectionWords.Of(code, new Reader(Language.French, "system")).ShouldNotBe(code);
        RejectionWords.Of(code, new Reader(Language.English, "system")).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_code_of_another_version_stands_for_itself() => RejectionWords.Of("other", new Reader(Language.French, "system")).ShouldBe("other");
}
