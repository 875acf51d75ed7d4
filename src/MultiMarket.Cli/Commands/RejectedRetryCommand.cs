using System.CommandLine;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli.Commands;

/// <summary><c>rejected retry</c>: puts rejected files back into their source folders, where they are taken in again.</summary>
internal sealed class RejectedRetryCommand : Command, IHasExamples
{
    private const int MostLines = 20;

    private readonly Argument<string?> _file = new("FILE") { Description = "The name of the file in the rejected folder", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
    private readonly RejectedFilter _filter = new();
    private readonly Option<bool> _all = new("--all") { Description = "All of them" };
    private readonly ConnectionOptions _connection;

    public RejectedRetryCommand(ConnectionOptions connection)
        : base("retry", "Puts rejected files back into their source folders: one, those with a reason, or all")
    {
        _connection = connection;
        Arguments.Add(_file);
        _filter.AddTo(this);
        Options.Add(_all);
        Validators.Add(result =>
        {
            var file = result.GetValue(_file);
            if ((file is null && result.GetResult("--reason") is null) != result.GetValue(_all)) result.AddError("Give the name of a file, a reason, or --all, which stands alone.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples => ["rejected retry web-000234.json", "rejected retry --reason poison", "rejected retry --all --channel boutique"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = _connection.Connect(parsed);
        var document = await host.PostForAsync(_filter.Path("api/rejected/retry", parsed, parsed.GetValue(_file), parsed.GetValue(_all)), cancellationToken);
        var result = document.Deserialize(HostJson.Default.RetryResult)!;
        var (output, error) = (_connection.Terminal.Out, _connection.Terminal.Error);
        foreach (var file in result.Files.Where(f => f.Problem is null).Take(MostLines))
            output.WriteLine(PrintableText.Of($"{file.Channel}: {file.Name} waits in its source folder{(file.ReturnedAs == file.Name ? "" : $" as {file.ReturnedAs}")}"));
        if (result.Retried > MostLines) output.WriteLine($"{ReportText.Count(result.Retried)} files put back; the first {MostLines} are shown");
        foreach (var file in result.Files.Where(f => f.Problem is not null).Take(MostLines))
            error.WriteLine(PrintableText.Of($"{file.Channel}: {file.Name} stays: {file.Problem}"));
        if (result.Failed == 0) return ExitCode.Done;
        throw new CommandFailedException(ExitCode.Failed, $"{ReportText.Count(result.Failed)} of {ReportText.Count(result.Retried + result.Failed)} files could not be put back.");
    }
}
