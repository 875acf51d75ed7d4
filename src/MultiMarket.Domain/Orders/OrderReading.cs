namespace MultiMarket.Domain.Orders;

/// <summary>What a file turned out to hold: an order, or every rule that it breaks.</summary>
public sealed record OrderReading
{
    private OrderReading(Order? order, string? fingerprint, IReadOnlyList<Violation> violations, bool isSyntaxError, long? line, long? column) =>
        (Order, Fingerprint, Violations, IsSyntaxError, Line, Column) = (order, fingerprint, violations, isSyntaxError, line, column);

    /// <summary>The order, or null when <see cref="Violations"/> is not empty.</summary>
    public Order? Order { get; }

    /// <summary><c>empreinte</c>: SHA-256 over the canonical form of the order, 64 lower-case hexadecimal digits; null with <see cref="Order"/>.</summary>
    public string? Fingerprint { get; }

    /// <summary>Every broken rule, in the order of the file.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>True when the bytes are no complete JSON document, as those of a file that is still being written.</summary>
    public bool IsSyntaxError { get; }

    /// <summary>The line of a syntax error, from 1; null otherwise.</summary>
    public long? Line { get; }

    /// <summary>The column of a syntax error in bytes, from 1; null otherwise.</summary>
    public long? Column { get; }

    /// <summary>A valid order.</summary>
    public static OrderReading Valid(Order order, string fingerprint) => new(order, fingerprint, [], false, null, null);

    /// <summary>JSON that breaks rules of the contract.</summary>
    public static OrderReading Invalid(IReadOnlyList<Violation> violations) => new(null, null, violations, false, null, null);

    /// <summary>Bytes that are not JSON.</summary>
    public static OrderReading Malformed(Violation violation, long? line, long? column) => new(null, null, [violation], true, line, column);
}
