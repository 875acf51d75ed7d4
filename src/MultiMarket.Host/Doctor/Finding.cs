namespace MultiMarket.Host.Doctor;

/// <summary>The result of one check.</summary>
/// <param name="Check">What was looked at, in one word.</param>
/// <param name="Level">How it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do about it; null where there is nothing to do.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Text, string? Advice = null)
{
    public static Finding Ok(string check, string text) => new(check, FindingLevel.Ok, text);

    public static Finding Warning(string check, string text, string advice) => new(check, FindingLevel.Warning, text, advice);

    public static Finding Error(string check, string text, string advice) => new(check, FindingLevel.Error, text, advice);
}

/// <summary>How a <see cref="Finding"/> is.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The program works, but not as well as it could.</summary>
    Warning,

    /// <summary>The program cannot start or loses what it promises.</summary>
    Error,
}
