using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ledger;

/// <summary>Reads what archived files hold. Not for use by several threads: the read buffer is shared.</summary>
internal sealed class OrderFileContent(PlacedFiles files, OrderParser parser)
{
    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>The key and the fingerprint of the order in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="trouble">Why there is none; null for a file that is not there any more.</param>
    public (string Key, string Fingerprint)? Read(PlacedFile file, out string? trouble)
    {
        trouble = null;
        FileContent content;
        try
        {
            content = files.Read(file, ref _buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            trouble = e.Message;
            return null;
        }

        if (content.Kind == FileContentKind.Gone) return null;
        if (content.Kind != FileContentKind.Whole)
        {
            trouble = content.Kind switch
            {
                FileContentKind.NotRegular => "it is no regular file",
                FileContentKind.Changing => "it is being written",
                _ => "it is larger than an order file may be",
            };
            return null;
        }

        var reading = parser.Read(_buffer.AsSpan(0, content.Length), file.Channel);
        if (reading is { Order: { } order, Fingerprint: { } fingerprint }) return (order.Key, fingerprint);
        trouble = $"it holds no valid order: {string.Join(", ", reading.Violations.Select(v => v.Code).Distinct())}";
        return null;
    }

    /// <summary>True when both files are there and hold the same bytes.</summary>
    public bool AreSame(string onePath, string otherPath) => SafeMove.SameContent(files.Full(onePath), files.Full(otherPath));
}
