namespace MultiMarket.Bi.Tests.Metabase;

/// <summary>A fact that needs Python 3: skipped by name where it is absent, but not under <c>CI=true</c>, where it must run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    public PythonFactAttribute() => Skip = Reason;

    /// <summary>Why what needs Python is skipped, or null.</summary>
    internal static string? Reason => File.Exists(Python) || Environment.GetEnvironmentVariable("CI") == "true" ? null : $"{Python} is absent; install python3";
}

/// <summary>A theory under the condition of <see cref="PythonFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = PythonFactAttribute.Reason;
}
