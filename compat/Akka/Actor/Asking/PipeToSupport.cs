namespace Akka.Actor;

/// <summary>Turns the outcome of a task into a message, so that no actor waits for it.</summary>
public static class PipeToSupport
{
    /// <summary>Tells the result, or <see cref="Status.Failure"/> with the exception.</summary>
    /// <param name="taskToPipe">The work.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="sender">In whose name.</param>
    /// <param name="success">Makes the message from the result.</param>
    /// <param name="failure">Makes the message from the exception.</param>
    public static async Task PipeTo<T>(
        this Task<T> taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<T, object> success = null,
        Func<Exception, object> failure = null)
    {
        try
        {
            var result = await taskToPipe.ConfigureAwait(false);
            recipient.Tell(success is null ? result : success(result), sender);
        }
        catch (Exception cause)
        {
            TellFailure(recipient, sender, failure, cause);
        }
    }

    /// <summary>Tells what <paramref name="success"/> makes, nothing without it, or <see cref="Status.Failure"/> with the exception.</summary>
    /// <param name="taskToPipe">The work.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="sender">In whose name.</param>
    /// <param name="success">Makes the message.</param>
    /// <param name="failure">Makes the message from the exception.</param>
    public static async Task PipeTo(
        this Task taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<object> success = null,
        Func<Exception, object> failure = null)
    {
        try
        {
            await taskToPipe.ConfigureAwait(false);
            if (success is not null)
            {
                recipient.Tell(success(), sender);
            }
        }
        catch (Exception cause)
        {
            TellFailure(recipient, sender, failure, cause);
        }
    }

    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<T, object> success = null,
        Func<Exception, object> failure = null) => taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

    public static Task PipeTo(
        this ValueTask taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<object> success = null,
        Func<Exception, object> failure = null) => taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

    private static void TellFailure(ICanTell recipient, IActorRef sender, Func<Exception, object> failure, Exception cause)
    {
        object message;
        try
        {
            message = failure is null ? new Status.Failure(cause) : failure(cause);
        }
        catch (Exception mapping)
        {
            message = new Status.Failure(mapping);
        }

        recipient.Tell(message, sender);
    }
}
