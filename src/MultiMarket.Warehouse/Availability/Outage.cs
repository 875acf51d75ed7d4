using System.Text.RegularExpressions;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Warehouse.Availability;

/// <summary>Tells outages from mistakes, and puts the driver's exceptions into words.</summary>
internal static partial class Outage
{
    /// <summary>
    /// True for whatever the driver or the server reports of its own accord: no server, a broken connection, refused credentials,
    /// a server in the wrong state. All of it says nothing of any order.
    /// </summary>
    public static bool Is(Exception failure) => failure is MongoException or TimeoutException;

    /// <summary>True when the server refuses the credentials, which waiting does not change.</summary>
    public static bool IsRefusal(Exception failure) =>
        failure is MongoAuthenticationException or MongoConnectionException { InnerException: MongoAuthenticationException }
        || (failure is TimeoutException && failure.Message.Contains(nameof(MongoAuthenticationException), StringComparison.Ordinal));

    /// <summary>The exception by which the rest of the program knows an outage.</summary>
    public static WarehouseUnavailableException Exception(Exception failure) => new(Describe(failure), failure);

    /// <summary>Runs an operation whose outages become the exception by which the rest of the program knows them.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception failure) when (Is(failure))
        {
            throw Exception(failure);
        }
    }

    /// <summary>One line that says what went wrong.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        MongoAuthenticationException => Refused(Innermost(failure)),
        MongoConnectionException when failure.InnerException is MongoAuthenticationException inner => Refused(Innermost(inner)),
        TimeoutException when failure.Message.Contains(nameof(MongoAuthenticationException), StringComparison.Ordinal) => Refused(Cause(failure.Message)),
        TimeoutException => $"no MongoDB server answers{Suffix(Cause(failure.Message))}",
        MongoConnectionException => $"the connection to the MongoDB server failed: {Innermost(failure)}",
        MongoCommandException command => $"the MongoDB server answers error {command.Code} {command.CodeName}: {OneLine(command.ErrorMessage)}",
        _ => OneLine(failure.Message),
    };

    private static string Refused(string cause) => $"the MongoDB server refuses the credentials{Suffix(cause)}";

    private static string Suffix(string cause) => cause.Length == 0 ? "" : $": {cause}";

    private static string Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner) failure = inner;
        return OneLine(failure.Message);
    }

    // A selection time-out carries its cause only in the text of its message, as a chain "A: … ---> B: …" with stack traces.
    private static string Cause(string message)
    {
        var causes = CausePattern().Matches(message);
        return causes.Count == 0 ? "" : causes[^1].Groups["words"].Value.Trim();
    }

    private static string OneLine(string? text)
    {
        text = text?.ReplaceLineEndings(" ").Trim() ?? "";
        return text.Length <= 300 ? text : $"{text.AsSpan(0, 300)}…";
    }

    [GeneratedRegex(@"(?:---> |HeartbeatException: "")[\w.]+Exception(?: \([^)]*\))?: (?<words>[^\r\n""}]*?)(?= ---> |\r|\n|""|}|   at |$)")]
    private static partial Regex CausePattern();
}
