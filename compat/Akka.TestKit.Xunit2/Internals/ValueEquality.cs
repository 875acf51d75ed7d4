using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Equality by value; collections are equal element by element.</summary>
internal static class ValueEquality
{
    public static bool AreEqual<T>(T expected, T actual)
    {
        if (Equals(expected, actual))
        {
            return true;
        }

        return expected is IEnumerable left and not string && actual is IEnumerable right and not string
            && left.Cast<object>().SequenceEqual(right.Cast<object>(), Elements.Instance);
    }

    private sealed class Elements : IEqualityComparer<object>
    {
        public static readonly Elements Instance = new();

        public new bool Equals(object x, object y) => AreEqual(x, y);

        public int GetHashCode(object obj) => 0;
    }
}
