using System.Globalization;
using Akka.TestKit.Xunit2.Internals;
using Xunit;

namespace Akka.TestKit.Xunit2;

/// <inheritdoc/>
public class XunitAssertions : ITestKitAssertions
{
    public void Fail(string format = "", params object[] args) => Assert.Fail(Render(format, args));

    public void AssertTrue(bool condition, string format = "", params object[] args) => Assert.True(condition, Render(format, args));

    public void AssertFalse(bool condition, string format = "", params object[] args) => Assert.False(condition, Render(format, args));

    public void AssertEqual<T>(T expected, T actual, string format = "", params object[] args) =>
        AssertEqual(expected, actual, ValueEquality.AreEqual, format, args);

    public void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args)
    {
        if (!comparer(expected, actual))
        {
            throw new AkkaEqualException(
                "{0}\nExpected: {1}\nActual:   {2}", Render(format, args), expected?.ToString() ?? "null", actual?.ToString() ?? "null");
        }
    }

    private static string Render(string format, object[] args) =>
        args is null or [] ? format : string.Format(CultureInfo.InvariantCulture, format, args);
}
