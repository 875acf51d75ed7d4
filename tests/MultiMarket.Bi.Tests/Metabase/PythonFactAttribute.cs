namespace MultiMarket.Bi.Tests.Metabase;

/// <summary>A fact that needs Python 3: skipped by name where it is absent, but not under <c>CI=true</c>, where it must run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    public PythonFactAttribute()
    {
        if (!File.Exists(Python) && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"{Python} is absent; install python3";
    }
}
